use crate::canvas::Art;
use crate::palette::WHITE;
use crate::pieces::Pose;

pub fn water_tower(a: &mut Art) {
    a.backdrop(true);
    let p = a.p;
    a.village(-40.0, a.l, a.r, 0.9);
    a.ground(-30.0, p.ground);
    a.path("M-900 20Q-200 -30 300 10T900 0V600H-900Z", p.ground2.mix(p.ground, 0.4));
    let x = a.rng.f(-60.0, 60.0);
    for (dx, h) in [(-330.0, 250.0), (-280.0, 290.0), (-230.0, 240.0), (300.0, 270.0)] {
        a.poplar(x + dx, 6.0, h);
    }
    let brick = a.rng.pick(&[p.brick, p.brick.mix(p.wall2, 0.3)]);
    let (dark, trim) = (brick.mix(p.ink, 0.32), p.wall.mix(brick, 0.2));
    a.shadow(x, 20.0, 110.0, 460.0);
    a.at(x, 20.0, 1.0, |a| {
        a.poly(&[(-78.0, 0.0), (-58.0, -292.0), (58.0, -292.0), (78.0, 0.0)], brick);
        a.poly(&[(18.0, 0.0), (14.0, -292.0), (58.0, -292.0), (78.0, 0.0)], dark.a(0.75));
        for j in 0..24 {
            let (y, w) = (-8.0 - j as f32 * 12.0, 77.0 - j as f32 * 0.82);
            a.line((-w, y), (w, y), 1.0, p.ink.a(0.12));
        }
        for y in [-40.0, -130.0, -220.0] {
            a.path(&format!("M-14 {y}v-34a14 14 0 0 1 28 0v34Z"), trim);
            a.path(&format!("M-9 {}v-30a9 9 0 0 1 18 0v30Z", y - 2.0), p.glass);
        }
        a.poly(&[(-60.0, -290.0), (-98.0, -326.0), (98.0, -326.0), (60.0, -290.0)], dark);
        for i in 0..9 {
            a.path(&format!("M{} -300v-16a9 9 0 0 1 18 0v16Z", -94.0 + i as f32 * 21.0), trim.a(0.9));
        }
        a.rect(-100.0, -450.0, 200.0, 126.0, brick);
        a.rect(24.0, -450.0, 76.0, 126.0, dark.a(0.75));
        for i in 0..7 {
            let wx = -86.0 + i as f32 * 27.0;
            let on = a.rng.chance(p.lit_share + 0.1);
            a.path(&format!("M{wx} -352v-48a8 8 0 0 1 16 0v48Z"), if on { p.lit } else { p.glass.mix(p.ink, 0.2) });
        }
        a.rect(-106.0, -334.0, 212.0, 9.0, trim);
        a.rect(-108.0, -458.0, 216.0, 12.0, trim);
        a.poly(&[(-118.0, -456.0), (-14.0, -540.0), (14.0, -540.0), (118.0, -456.0)], if p.snow { WHITE } else { p.roof2 });
        a.poly(&[(4.0, -540.0), (14.0, -540.0), (118.0, -456.0), (34.0, -456.0)], p.roof2.mix(p.ink, 0.3).a(if p.snow { 0.3 } else { 1.0 }));
        a.rect(-12.0, -562.0, 24.0, 24.0, trim);
        a.poly(&[(-18.0, -560.0), (0.0, -588.0), (18.0, -560.0)], p.roof);
    });
    a.house(x - 480.0, 60.0, 1.05, p.wall, p.roof);
    a.house(x + 190.0, 56.0, 1.0, p.wall2, p.roof2);
    a.house(x - 760.0, 70.0, 1.1, p.wall2, p.brick);
    a.house(x + 480.0, 76.0, 1.15, p.wall, p.brick);
    a.tree(x - 160.0, 50.0, 170.0);
    a.tree(x + 150.0, 40.0, 150.0);
    a.tufts(60, 110.0, p.leaf_dark.a(0.5));
    a.path("M30 20Q130 90 -80 170T-200 470H190Q140 250 160 160T60 22Z", p.road.mix(p.wall, 0.3));
    a.fence(116.0, a.l, -140.0, 44.0);
    a.fence(112.0, 190.0, a.r, 44.0);
    a.cyclist(20.0, 180.0, 0.95);
    a.person(-60.0, 236.0, 150.0, Pose::Walk);
    a.child(-16.0, 240.0, 104.0);
    a.tree(-640.0, 180.0, 420.0);
}

pub fn two_towns(a: &mut Art) {
    a.backdrop(false);
    let p = a.p;
    // Two hills with a town on each, a river between and a bridge that joins them.
    a.path("M-900 -40Q-600 -260 -330 -180T-40 10V600H-900Z", p.mid.mix(p.ground, 0.35));
    a.path("M900 -30Q640 -240 380 -160T60 10V600H900Z", p.mid.mix(p.ground, 0.55));
    a.church(-420.0, -196.0, 1.5, p.wall);
    for (x, y) in [(-620.0, -150.0), (-540.0, -186.0), (-330.0, -160.0), (-250.0, -130.0), (-180.0, -78.0), (-480.0, -120.0), (-380.0, -90.0), (-290.0, -56.0)]
    {
        town_piece(a, x, y);
    }
    tower(a, 470.0, -168.0);
    for (x, y) in [(640.0, -150.0), (560.0, -160.0), (390.0, -150.0), (300.0, -120.0), (210.0, -70.0), (440.0, -100.0), (340.0, -66.0), (540.0, -90.0)] {
        town_piece(a, x, y);
    }
    a.path("M6 -38Q50 -10 -20 30T-260 140Q-420 240 -380 500H460Q420 260 260 150T70 40Q20 0 12 -38Z", p.water.mix(p.leaf_dark, 0.3));
    a.path("M8 -38Q56 -6 -6 34T-240 146Q-390 240 -350 500H430Q400 270 240 156T60 44Q12 0 11 -38Z", p.water.mix(p.sky_low, 0.3));
    let glint = p.sky_low.mix(WHITE, 0.4);
    for _ in 0..26 {
        let v = a.rng.f(0.0, 1.0);
        let (x, w) = (a.rng.f(-190.0, 200.0) * (0.25 + v), a.rng.f(30.0, 90.0) * (0.3 + v));
        a.round((x, 60.0 + v * 300.0), (w, 3.0 + v), 2.0, glint.a(0.5));
    }
    a.path("M-900 60Q-500 20 -250 120T-520 500H-900Z", p.ground);
    a.path("M900 60Q500 20 260 124T520 500H900Z", p.ground2.mix(p.ground, 0.3));
    let stone = p.wall.mix(p.wall2, 0.4);
    let dark = stone.mix(p.ink, 0.35);
    a.path(
        "M-420 118Q-340 96 -260 90Q0 40 260 90Q340 96 420 118V138L245 152A80 56 0 0 0 85 152H65A65 72 0 0 0 -65 152H-85A80 56 0 0 0 -245 152L-420 138Z",
        stone,
    );
    for x in [-75.0, 75.0] {
        a.poly(&[(x - 10.0, 146.0), (x + 10.0, 146.0), (x + 17.0, 184.0), (x - 17.0, 184.0)], dark);
        a.poly(&[(x - 20.0, 184.0), (x + 20.0, 184.0), (x + 14.0, 210.0), (x - 10.0, 210.0)], p.ink.a(0.16));
    }
    a.stroke("M-420 112Q-340 90 -260 84Q0 34 260 84Q340 90 420 112", 4.0, dark);
    a.path("M-900 110Q-600 90 -410 116L-420 140Q-600 120 -900 150Z", p.road.mix(p.wall, 0.4));
    a.path("M900 110Q600 90 410 116L420 140Q600 120 900 150Z", p.road.mix(p.wall, 0.4));
    a.person(-40.0, 66.0, 62.0, Pose::Walk);
    a.turned(26.0, 66.0, (-1.0, 1.0), 0.0, |a| a.person(0.0, 0.0, 60.0, Pose::Walk));
    a.cyclist(-150.0, 76.0, 0.42);
    a.car(160.0, 82.0, 0.5, p.accent);
    for (x, y, h) in [(-560.0, 120.0, 230.0), (-500.0, 110.0, 200.0), (560.0, 120.0, 220.0)] {
        a.poplar(x, y, h);
    }
    a.house(-720.0, 210.0, 1.1, p.wall, p.roof);
    a.house(500.0, 216.0, 1.1, p.wall2, p.brick);
    a.tree(-400.0, 230.0, 230.0);
    a.tree(390.0, 226.0, 220.0);
    a.boat(60.0, 236.0, 0.9, true);
}

fn town_piece(a: &mut Art, x: f32, y: f32) {
    let (dx, dy) = (a.rng.f(-12.0, 12.0), a.rng.f(-4.0, 8.0));
    if a.rng.chance(0.5) {
        a.poplar(x + dx - 14.0, y + dy, 84.0);
    }
    a.cottage(x + dx, y + dy + 8.0, 1.05);
    a.small_tree(x + dx + 78.0, y + dy + 12.0, 56.0);
}

fn tower(a: &mut Art, x: f32, y: f32) {
    let p = a.p;
    a.rect(x - 26.0, y - 130.0, 52.0, 140.0, p.wall2);
    a.rect(x + 8.0, y - 130.0, 18.0, 140.0, p.wall2.mix(p.ink, 0.25));
    a.poly(&[(x - 32.0, y - 130.0), (x, y - 186.0), (x + 32.0, y - 130.0)], p.roof);
    a.circle(x - 2.0, y - 100.0, 15.0, p.wall);
    a.stroke(&format!("M{} {}v-9M{} {}l6 4", x - 2.0, y - 100.0, x - 2.0, y - 100.0), 2.0, p.ink);
    a.flag(x, y - 180.0, 0.8);
    a.rect(x - 90.0, y - 56.0, 180.0, 66.0, p.wall2.mix(p.wall, 0.3));
    a.poly(&[(x - 98.0, y - 56.0), (x - 80.0, y - 80.0), (x + 80.0, y - 80.0), (x + 98.0, y - 56.0)], p.roof);
    for i in 0..7 {
        a.window(x - 80.0 + i as f32 * 24.0, y - 44.0, 9.0, 18.0);
    }
}
