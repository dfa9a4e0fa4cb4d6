use crate::canvas::Art;
use crate::palette::WHITE;
use crate::pieces::Pose;

pub fn playground(a: &mut Art) {
    a.backdrop(true);
    a.estate(-34.0);
    let p = a.p;
    a.ground(-34.0, p.ground);
    for x in a.spread(9, a.l, a.r, 0.8) {
        let w = a.rng.f(80.0, 130.0);
        a.bush(x, -10.0, w);
    }
    let sand = if p.snow { p.ground2 } else { p.wall2.mix(p.ground2, 0.5) };
    a.ellipse(-20.0, 170.0, 640.0, 130.0, sand.mix(p.ink, 0.14));
    a.ellipse(-20.0, 162.0, 632.0, 124.0, sand);
    a.tree(-590.0, 40.0, 300.0);
    a.tree(560.0, 30.0, 280.0);
    slide(a, -180.0, 150.0);
    swings(a, 190.0, 130.0);
    // A seesaw in front.
    a.poly(&[(-20.0, 262.0), (0.0, 228.0), (20.0, 262.0)], p.roof2);
    a.shadow(0.0, 262.0, 60.0, 190.0);
    a.turned(0.0, 230.0, (1.0, 1.0), -9.0, |a| a.round((-140.0, -6.0), (280.0, 11.0), 5.0, p.accent));
    a.dressed(-118.0, 282.0, 92.0, Pose::Sit, p.accent2);
    a.turned(118.0, 244.0, (-1.0, 1.0), 0.0, |a| a.dressed(0.0, 0.0, 92.0, Pose::Sit, p.leaf));
    a.child(-380.0, 200.0, 88.0);
    a.child(-320.0, 216.0, 80.0);
    a.child(380.0, 220.0, 92.0);
    a.bench(440.0, 118.0, 0.9);
    a.person(430.0, 126.0, 116.0, Pose::Sit);
    a.person(-430.0, 120.0, 126.0, Pose::Stand);
    a.tufts(26, 250.0, p.leaf_dark.a(0.5));
}

fn slide(a: &mut Art, x: f32, y: f32) {
    let p = a.p;
    a.shadow(x, y, 90.0, 260.0);
    let wood = p.brick.mix(p.accent2, 0.35);
    for dx in [-70.0, 20.0] {
        a.rect(x + dx, y - 210.0, 10.0, 210.0, wood.mix(p.ink, 0.3));
    }
    a.poly(&[(x - 88.0, y - 206.0), (x - 20.0, y - 270.0), (x + 48.0, y - 206.0)], p.accent);
    a.poly(&[(x - 20.0, y - 270.0), (x + 48.0, y - 206.0), (x - 4.0, y - 206.0)], p.accent.mix(p.ink, 0.25));
    a.child(x - 18.0, y - 102.0, 84.0);
    a.rect(x - 76.0, y - 106.0, 112.0, 12.0, wood);
    for i in 0..7 {
        a.rect(x - 70.0 + i as f32 * 8.0, y - 142.0, 3.0, 38.0, wood);
    }
    a.rect(x - 72.0, y - 146.0, 54.0, 5.0, wood);
    a.path(
        &format!(
            "M{} {}L{} {}Q{} {} {} {}L{} {}Q{} {} {} {}Z",
            x + 30.0,
            y - 106.0,
            x + 150.0,
            y - 14.0,
            x + 166.0,
            y - 6.0,
            x + 196.0,
            y - 8.0,
            x + 196.0,
            y,
            x + 156.0,
            y + 4.0,
            x + 136.0,
            y - 8.0
        ),
        p.accent2,
    );
    a.stroke(
        &format!("M{} {}L{} {}Q{} {} {} {}", x + 34.0, y - 120.0, x + 152.0, y - 28.0, x + 168.0, y - 18.0, x + 196.0, y - 20.0),
        6.0,
        p.accent2.mix(p.ink, 0.2),
    );
    let ladder = p.roof2;
    a.stroke(&format!("M{} {}L{} {y}M{} {}L{} {y}", x - 76.0, y - 104.0, x - 128.0, x - 58.0, y - 104.0, x - 106.0), 5.0, ladder);
    for i in 1..6 {
        let k = i as f32 / 6.0;
        a.line((x - 76.0 - 52.0 * k, y - 104.0 + 104.0 * k), (x - 58.0 - 48.0 * k, y - 104.0 + 104.0 * k), 4.0, ladder);
    }
}

fn swings(a: &mut Art, x: f32, y: f32) {
    let p = a.p;
    a.shadow(x + 60.0, y, 100.0, 260.0);
    let c = p.water.mix(p.roof2, 0.5);
    a.stroke(
        &format!(
            "M{} {y}L{x} {}L{} {y}M{} {y}L{} {}L{} {y}M{x} {}H{}",
            x - 40.0,
            y - 200.0,
            x + 30.0,
            x + 170.0,
            x + 210.0,
            y - 200.0,
            x + 240.0,
            y - 200.0,
            x + 210.0
        ),
        8.0,
        c,
    );
    for (dx, turn) in [(66.0, 22.0), (146.0, -14.0)] {
        let coat = a.rng.pick(&[p.accent, p.leaf, p.accent2]);
        a.turned(x + dx, y - 198.0, (1.0, 1.0), turn, |a| {
            a.stroke("M-14 0V150M14 0V150", 2.0, p.ink);
            a.rect(-18.0, 148.0, 36.0, 6.0, p.brick);
            a.dressed(-2.0, 182.0, 84.0, Pose::Sit, coat);
        });
    }
}

pub fn camp(a: &mut Art) {
    a.backdrop(false);
    let p = a.p;
    a.ridge(-84.0, 20.0, 6, p.evergreen().mix(p.far, 0.5));
    for x in a.spread(26, a.l, a.r, 0.9) {
        let h = a.rng.f(70.0, 130.0);
        a.fir(x, -40.0, h);
    }
    a.river_band(-42.0, 70.0);
    a.boat(-220.0, 4.0, 0.5, false);
    a.path("M-900 30Q-300 0 100 22T900 14V600H-900Z", p.ground);
    for (x, y, h) in [(-640.0, 70.0, 520.0), (-560.0, 50.0, 430.0), (560.0, 60.0, 470.0), (650.0, 84.0, 560.0), (-420.0, 40.0, 330.0)] {
        let k = a.rng.f(0.9, 1.1);
        a.pine(x, y, h * k);
    }
    let c = a.rng.pick(&[p.accent, p.accent2]);
    a.tent(300.0, 70.0, 0.9, p.water.mix(p.leaf, 0.4));
    a.tent(-300.0, 110.0, 1.3, c);
    a.flag(60.0, 60.0, 2.6);
    a.tufts(70, 50.0, p.leaf_dark.a(0.5));
    a.campfire(110.0, 214.0, 1.2);
    for (x, y, flip) in [(-20.0, 214.0, 1.0), (-80.0, 246.0, 1.0), (226.0, 218.0, -1.0), (290.0, 250.0, -1.0)] {
        a.turned(x, y, (flip, 1.0), 0.0, |a| {
            a.round((-34.0, -50.0), (68.0, 24.0), 11.0, p.fore.mix(p.brick, 0.4));
            a.person(0.0, 0.0, 118.0, Pose::Sit);
        });
    }
    a.child(170.0, 120.0, 84.0);
    a.child(20.0, 110.0, 80.0);
    a.person(360.0, 150.0, 130.0, Pose::Carry);
}

pub fn sports(a: &mut Art) {
    a.backdrop(true);
    let p = a.p;
    a.ground(-40.0, p.ground);
    for x in a.spread(14, a.l, a.r, 0.5) {
        let h = a.rng.f(150.0, 210.0);
        a.poplar(x, -20.0, h);
    }
    stand(a);
    for x in [-620.0, 420.0] {
        a.poly(&[(x - 6.0, 0.0), (x - 2.5, -380.0), (x + 2.5, -380.0), (x + 6.0, 0.0)], p.ink.mix(p.roof2, 0.4));
        a.round((x - 44.0, -420.0), (88.0, 46.0), 4.0, p.ink.mix(p.roof2, 0.3));
        for i in 0..8 {
            let (u, v) = ((i % 4) as f32, (i / 4) as f32);
            a.circle(x - 32.0 + u * 21.0, -408.0 + v * 21.0, 7.5, p.lit);
        }
        if p.lit_share > 0.1 {
            a.glow(x, -400.0, 200.0);
        }
    }
    let grass = p.lawn();
    a.ground(14.0, p.brick.mix(p.accent, 0.25));
    a.stroke("M-900 26H900M-900 38H900", 2.0, p.wall.a(0.7));
    a.ground(52.0, grass);
    // Mown stripes; their vanishing point lies behind the stand.
    let b = a.b;
    for i in 0..14 {
        let at = |x: f32, y: f32| (x * (y + 420.0) / 472.0, y);
        let x = -1120.0 + i as f32 * 160.0;
        a.poly(&[at(x, 52.0), at(x + 80.0, 52.0), at(x + 80.0, b), at(x, b)], grass.mix(p.evergreen(), 0.3).a(0.6));
    }
    a.rect(a.l, 14.0, a.r - a.l, 38.0, p.brick.mix(p.accent, 0.25));
    a.stroke("M-900 26H900M-900 39H900", 2.0, p.wall.a(0.7));
    let chalk = WHITE.a(0.8);
    a.stroke("M-900 64H900M260 64Q150 130 330 210T1000 260", 4.0, chalk);
    // The goal at the right, with its net.
    a.stroke("M420 190V40H700M460 180L470 60", 6.0, WHITE);
    let mut net = String::new();
    for i in 0..14 {
        net.push_str(&format!("M{} 42V186M424 {}H700", 434 + i * 20, 54 + i * 10));
    }
    a.stroke(&net, 1.0, WHITE.a(0.6));
    let (home, away) = (p.accent, p.accent2.mix(WHITE, 0.2));
    for (x, y, h, c, pose) in [
        (-420.0, 110.0, 108.0, away, Pose::Run),
        (-270.0, 96.0, 104.0, home, Pose::Stand),
        (40.0, 100.0, 106.0, away, Pose::Stand),
        (210.0, 120.0, 112.0, home, Pose::Run),
        (370.0, 170.0, 124.0, p.leaf_dark, Pose::Wave),
        (-150.0, 230.0, 158.0, home, Pose::Run),
        (20.0, 244.0, 162.0, away, Pose::Run),
    ] {
        let dx = a.rng.f(-24.0, 24.0);
        a.dressed(x + dx, y, h, pose, c);
    }
    a.ellipse(110.0, 250.0, 20.0, 5.0, p.ink.a(0.25));
    a.circle(104.0, 236.0, 14.0, WHITE);
    a.path("M104 229l7 5l-3 8h-8l-3 -8Z", p.ink);
}

fn stand(a: &mut Art) {
    let p = a.p;
    a.poly(&[(-560.0, 8.0), (-500.0, -120.0), (330.0, -120.0), (390.0, 8.0)], p.road.mix(p.ink, 0.2));
    for row in 0..5 {
        let y = -96.0 + row as f32 * 25.0;
        a.rect(-500.0 - row as f32 * 12.0, y, 830.0 + row as f32 * 24.0, 5.0, p.wall.mix(p.ink, 0.15));
        let n = 44;
        for x in a.spread(n, -490.0 - row as f32 * 10.0, 320.0 + row as f32 * 10.0, 0.4) {
            if a.rng.chance(0.6) {
                let c = a.coat();
                a.round((x - 6.0, y - 10.0), (12.0, 12.0), 4.0, c);
                a.circle(x, y - 14.0, 4.6, p.skin.mix(p.ink, 0.15));
            }
        }
    }
    a.poly(&[(-560.0, -186.0), (360.0, -214.0), (360.0, -200.0), (-560.0, -172.0)], p.roof2);
    for x in [-480.0, -210.0, 60.0, 320.0] {
        a.rect(x, -196.0, 6.0, 92.0, p.ink.mix(p.roof2, 0.4));
    }
}
