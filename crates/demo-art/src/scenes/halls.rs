use crate::canvas::Art;
use crate::palette::WHITE;
use crate::pieces::Pose;

pub fn meeting(a: &mut Art) {
    let p = a.p;
    let (wall, floor) = (a.indoor_wall(), a.floor());
    a.room(60.0, wall, floor);
    for x in [-360.0, -90.0, 180.0] {
        a.outlook(x, -430.0, 200.0, 400.0, 60.0);
    }
    a.flag(-500.0, 52.0, 3.4);
    a.canvas_picture(450.0, -340.0, 220.0, 170.0);
    a.canvas_picture(-760.0, -340.0, 190.0, 150.0);
    a.pot(440.0, 80.0, 1.7);
    a.rect(-720.0, -60.0, 150.0, 120.0, p.brick.mix(p.ink, 0.25));
    a.rect(-720.0, -66.0, 150.0, 10.0, p.accent2.mix(p.brick, 0.5));
    // Around the table: those behind it first, then the table, then those with their backs to us.
    for x in a.spread(6, -420.0, 400.0, 0.25) {
        let c = a.coat();
        a.dressed(x, 190.0, 268.0, Pose::Stand, c);
    }
    a.dressed(-470.0, 150.0, 290.0, Pose::Wave, p.accent);
    let wood = p.accent2.mix(p.brick, 0.6).mix(p.ink, if p.night { 0.4 } else { 0.12 });
    a.ellipse(0.0, 214.0, 500.0, 110.0, p.ink.a(0.3));
    a.rect(-60.0, 170.0, 120.0, 160.0, wood.mix(p.ink, 0.5));
    a.ellipse(0.0, 156.0, 480.0, 104.0, wood.mix(p.ink, 0.35));
    a.ellipse(0.0, 142.0, 480.0, 104.0, wood);
    a.ellipse(-60.0, 128.0, 330.0, 60.0, wood.mix(WHITE, 0.1));
    for _ in 0..11 {
        let (u, turn) = (a.rng.f(0.0, std::f32::consts::TAU), a.rng.f(-24.0, 24.0));
        let (x, y) = (u.cos() * 350.0, 140.0 + u.sin() * 62.0);
        let c = if a.rng.chance(0.25) { p.accent } else { WHITE.mix(p.wall, 0.4) };
        a.turned(x, y, (1.0, 0.5), turn, |a| a.rect(-28.0, -36.0, 56.0, 72.0, c));
    }
    for x in [-190.0, 30.0, 210.0] {
        a.path(&format!("M{x} 150v-26h22v26q-11 6 -22 0Z"), WHITE);
        a.ellipse(x + 11.0, 124.0, 11.0, 4.0, p.brick.mix(p.ink, 0.4));
    }
    a.at(110.0, 140.0, 0.6, |a| a.pot(0.0, 0.0, 1.0));
    let (b, tone) = (a.b, p.roof2.mix(p.ink, 0.5));
    a.heads(b - 70.0, -430.0, 470.0, 1.9, tone);
    a.pendant(-180.0, -470.0, 0.9);
    a.pendant(180.0, -470.0, 0.9);
}

/// Curtains to both sides and above: the stage of the theatre and of the forum.
fn curtains(a: &mut Art, inner: f32, top: f32, foot: f32) {
    let c = a.p.accent.mix(a.p.ink, 0.22);
    for side in [-1.0f32, 1.0] {
        for i in 0..9 {
            let x = side * (inner + i as f32 * 50.0);
            let tone = if i % 2 == 0 { c } else { c.mix(a.p.ink, 0.3) };
            let sway = side * -26.0 * (1.0 - i as f32 / 9.0);
            a.path(&format!("M{x:.1} -800Q{:.1} -200 {:.1} {foot:.1}H{:.1}V-800Z", x + sway, x - sway * 0.3, x + side * 52.0), tone);
        }
    }
    let mut x = -900.0;
    while x < 900.0 {
        a.path(&format!("M{x} -800V{top:.1}q45 62 90 0V-800Z"), c);
        a.path(&format!("M{} -800V{:.1}q-6 16 -22 19V-800Z", x + 90.0, top), c.mix(a.p.ink, 0.3));
        a.stroke(&format!("M{x} {top:.1}q45 62 90 0"), 5.0, a.p.accent2);
        x += 90.0;
    }
}

pub fn forum(a: &mut Art) {
    let p = a.p;
    let deep = p.roof2.mix(p.ink, 0.55);
    a.room(60.0, deep, p.brick.mix(p.ink, 0.4));
    for i in 0..32 {
        let x = -800.0 + i as f32 * 52.0;
        a.rect(x, -800.0, 3.0, 860.0, p.ink.a(0.25));
    }
    // The screen: a map of shapes and a rising chart, no words.
    a.glow(-60.0, -260.0, 620.0);
    a.rect(-408.0, -468.0, 640.0, 366.0, p.ink);
    a.rect(-400.0, -460.0, 624.0, 350.0, p.water.mix(p.sky_low, 0.45));
    let kind = a.rng.n(2);
    if kind == 0 {
        a.readable(-88.0, |a| {
            for (i, h) in [70.0, 110.0, 96.0, 150.0, 190.0, 236.0].into_iter().enumerate() {
                let c = if i == 5 { p.accent } else { p.water.mix(p.roof2, 0.3) };
                a.rect(-350.0 + i as f32 * 90.0, -140.0 - h, 58.0, h, c);
            }
            a.stroke("M-322 -240L-232 -280L-142 -276L-52 -330L38 -366L128 -412", 6.0, p.ink);
        });
    } else {
        a.path("M-400 -190Q-240 -280 -100 -220T224 -250V-110H-400Z", p.leaf_light);
        a.path("M-400 -150Q-200 -210 0 -160T224 -180V-110H-400Z", p.leaf);
        a.circle(110.0, -380.0, 40.0, p.accent2);
        for x in [-280.0, -120.0, 30.0] {
            a.at(x, -190.0, 0.62, |a| a.turbine(0.0, 0.0, 260.0, x));
        }
    }
    a.rect(-900.0, 40.0, 1800.0, 30.0, p.brick.mix(p.accent2, 0.4));
    a.rect(-900.0, 66.0, 1800.0, 70.0, p.brick.mix(p.ink, 0.35));
    a.beam(&[(300.0, -780.0), (340.0, -780.0), (450.0, 54.0), (210.0, 54.0)]);
    a.ellipse(330.0, 50.0, 122.0, 12.0, p.lit.a(0.35));
    a.dressed(330.0, 46.0, 236.0, Pose::Wave, p.accent);
    a.poly(&[(284.0, -84.0), (366.0, -84.0), (354.0, 50.0), (300.0, 50.0)], p.accent2.mix(p.brick, 0.6));
    a.poly(&[(276.0, -96.0), (376.0, -96.0), (366.0, -82.0), (284.0, -82.0)], p.accent2.mix(WHITE, 0.2));
    a.stroke("M340 -96L352 -136", 3.0, p.ink);
    for x in [-330.0, -200.0, -70.0] {
        a.round((x - 50.0, -56.0), (92.0, 70.0), 14.0, p.leaf_dark);
        a.person(x, 54.0, 168.0, Pose::Sit);
    }
    a.pot(150.0, 52.0, 1.4);
    let (l, r, b) = (a.l - 40.0, a.r + 40.0, a.b);
    for (y, s, k) in [(b - 190.0, 0.95, 0.35), (b - 110.0, 1.25, 0.55), (b - 10.0, 1.65, 0.8)] {
        let tone = p.roof2.mix(p.ink, k);
        a.heads(y, l, r, s, tone);
    }
    a.wash("shade", l, b - 260.0, r - l, 260.0);
}

pub fn theatre(a: &mut Art) {
    let p = a.p;
    let kind = a.rng.n(2);
    a.sky();
    a.ridge(-150.0, 50.0, 5, p.far);
    a.ridge(-90.0, 30.0, 6, p.mid);
    // Scenery: painted cottages or a painted orchard, a moon on strings.
    a.circle(170.0, -400.0, 54.0, p.lit);
    a.line((170.0, -800.0), (170.0, -454.0), 2.0, p.ink.a(0.5));
    if kind == 0 {
        a.house(-330.0, 60.0, 1.3, p.wall, p.accent2.mix(p.brick, 0.4));
        a.tree(240.0, 62.0, 330.0);
    } else {
        a.tree(-230.0, 58.0, 360.0);
        a.poplar(190.0, 58.0, 330.0);
        a.poplar(250.0, 60.0, 380.0);
    }
    a.ground(54.0, p.accent2.mix(p.brick, 0.65).mix(p.ink, 0.25));
    for i in 0..30 {
        let x = -900.0 + i as f32 * 62.0;
        a.line((x * 0.6, 54.0), (x, 200.0), 1.6, p.ink.a(0.3));
    }
    for (x0, x1) in [(-260.0, -120.0), (260.0, 60.0)] {
        a.beam(&[(x0 - 16.0, -780.0), (x0 + 16.0, -780.0), (x1 + 130.0, 120.0), (x1 - 130.0, 120.0)]);
        a.ellipse(x1, 118.0, 134.0, 18.0, p.lit.a(0.4));
    }
    a.dressed(-130.0, 122.0, 230.0, Pose::Wave, p.accent);
    a.dressed(-20.0, 126.0, 216.0, Pose::Walk, p.wall);
    a.turned(90.0, 122.0, (-1.0, 1.0), 0.0, |a| a.dressed(0.0, 0.0, 224.0, Pose::Wave, p.accent2));
    if kind == 1 {
        a.dressed(200.0, 110.0, 206.0, Pose::Bend, p.leaf);
    }
    let inner = if a.tall { 330.0 } else { 440.0 };
    let top = if a.tall { -560.0 } else { -500.0 };
    curtains(a, inner, top, 170.0);
    a.rect(-900.0, 168.0, 1800.0, 16.0, p.accent2);
    a.rect(-900.0, 184.0, 1800.0, 400.0, p.ink.mix(p.accent, 0.18));
    let (l, r, b) = (a.l - 40.0, a.r + 40.0, a.b);
    for (y, s, k) in [(b - 120.0, 1.0, 0.55), (b - 20.0, 1.45, 0.84)] {
        a.heads(y, l, r, s, p.accent.mix(p.ink, k));
    }
    a.wash("shade", l, b - 200.0, r - l, 200.0);
}

pub fn museum(a: &mut Art) {
    let p = a.p;
    let tint = a.rng.pick(&[p.leaf_dark, p.brick, p.roof2, p.water]);
    let wall = a.indoor_wall().mix(tint, 0.55);
    let floor = a.floor();
    a.room(70.0, wall, floor);
    let trim = p.wall.mix(wall, 0.3);
    a.rect(-900.0, -506.0, 1800.0, 10.0, trim);
    a.rect(-900.0, -6.0, 1800.0, 62.0, wall.mix(p.ink, 0.15));
    a.rect(-900.0, -12.0, 1800.0, 8.0, trim);
    // An arch to the next hall.
    a.path("M-110 70V-230Q-106 -350 0 -352Q106 -350 110 -230V70Z", trim);
    a.path("M-92 70V-228Q-88 -332 0 -334Q88 -332 92 -228V70Z", wall.mix(p.lit, 0.45));
    a.canvas_picture(-54.0, -220.0, 108.0, 130.0);
    a.poly(&[(-92.0, 70.0), (92.0, 70.0), (64.0, 30.0), (-64.0, 30.0)], floor.mix(p.lit, 0.3));
    a.person(20.0, 60.0, 150.0, Pose::Back);
    for (x, y, w, h) in [
        (-420.0, -400.0, 250.0, 190.0),
        (170.0, -420.0, 210.0, 260.0),
        (-680.0, -430.0, 190.0, 250.0),
        (440.0, -390.0, 260.0, 200.0),
        (-420.0, -176.0, 110.0, 130.0),
        (-286.0, -170.0, 116.0, 120.0),
    ] {
        a.canvas_picture(x, y, w, h);
        a.beam(&[(x + w * 0.5 - 12.0, y - 60.0), (x + w * 0.5 + 12.0, y - 60.0), (x + w + 20.0, y + h), (x - 20.0, y + h)]);
    }
    for (x, s) in [(-280.0, 1.1), (300.0, 1.25)] {
        vitrine(a, x, 150.0, s);
    }
    a.person(-440.0, 180.0, 214.0, Pose::Back);
    a.child(-380.0, 186.0, 140.0);
    a.person(190.0, 190.0, 220.0, Pose::Back);
    a.person(430.0, 200.0, 226.0, Pose::Stand);
    a.ellipse(30.0, 282.0, 170.0, 20.0, p.ink.a(0.3));
    for x in [-110.0, 140.0] {
        a.rect(x, 236.0, 16.0, 48.0, p.ink);
    }
    a.round((-130.0, 204.0), (310.0, 36.0), 10.0, p.accent.mix(p.ink, 0.2));
    a.round((-130.0, 204.0), (310.0, 16.0), 8.0, p.accent);
}

/// A painted jar of the Trypillia kind under glass.
fn vitrine(a: &mut Art, x: f32, y: f32, s: f32) {
    let p = a.p;
    a.shadow(x, y, 60.0 * s, 130.0 * s);
    a.at(x, y, s, |a| {
        a.rect(-62.0, -96.0, 124.0, 96.0, p.wall.mix(p.ink, 0.1));
        a.rect(26.0, -96.0, 36.0, 96.0, p.wall.mix(p.ink, 0.28));
        a.rect(-68.0, -104.0, 136.0, 12.0, p.wall.mix(WHITE, 0.3));
        a.glow(0.0, -160.0, 110.0);
        let clay = p.brick.mix(p.accent2, 0.35);
        a.path("M-18 -104Q-58 -138 -46 -168Q-34 -186 -16 -190V-206H16V-190Q34 -186 46 -168Q58 -138 18 -104Z", clay);
        a.path("M6 -104H18Q58 -138 46 -168Q34 -186 16 -190V-206H8V-190Q26 -150 6 -104Z", clay.mix(p.ink, 0.22));
        a.stroke("M-48 -158Q0 -146 48 -158M-44 -172Q0 -160 44 -172", 2.6, p.ink.a(0.75));
        a.stroke("M-34 -140a9 9 0 1 1 9 9M-4 -138a9 9 0 1 1 9 9M26 -140a8 8 0 1 1 8 8", 2.6, p.ink.a(0.7));
        a.rect(-60.0, -236.0, 120.0, 132.0, WHITE.a(0.12));
        a.poly(&[(-60.0, -180.0), (-4.0, -236.0), (26.0, -236.0), (-60.0, -150.0)], WHITE.a(0.2));
        a.stroke("M-60 -104V-236H60V-104", 2.0, WHITE.a(0.7));
    });
}
