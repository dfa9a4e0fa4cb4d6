use crate::canvas::Art;
use crate::palette::WHITE;
use crate::pieces::Pose;

pub fn park(a: &mut Art) {
    a.backdrop(true);
    let p = a.p;
    a.ground(-40.0, p.ground.mix(p.ground2, 0.4));
    for x in a.spread(13, a.l, a.r, 0.9) {
        let h = a.rng.f(70.0, 120.0);
        a.small_tree(x, -26.0, h);
    }
    let tuft = p.leaf_dark.a(0.45);
    a.tufts(50, 60.0, tuft);
    let path = p.road.mix(p.wall, 0.5);
    a.path("M-20 -36Q40 40 -150 130T-420 460H320Q150 240 90 120T8 -36Z", path);
    a.path("M-20 -36Q40 40 -150 130T-420 460H-380Q-140 240 -132 130T-12 -36Z", path.mix(p.ink, 0.14));
    for (x, y, h) in [(-150.0, -10.0, 190.0), (150.0, -8.0, 200.0), (-280.0, 22.0, 270.0), (290.0, 26.0, 280.0)] {
        let (dx, k) = (a.rng.f(-20.0, 20.0), a.rng.f(0.9, 1.1));
        a.tree(x + dx, y, h * k);
    }
    a.lamp(80.0, 30.0, 170.0);
    a.crowd(3, (-60.0, 60.0, 6.0, 40.0), 70.0);
    // A pond or a bed of flowers on the open side.
    if a.rng.chance(0.5) && !p.snow {
        let water = p.water;
        a.ellipse(430.0, 130.0, 190.0, 34.0, p.leaf_dark);
        a.ellipse(430.0, 134.0, 182.0, 28.0, water);
        for x in [360.0, 470.0] {
            a.path(&format!("M{x:.1} 132q8 -12 20 -8q2 -12 12 -10q-4 6 -2 14q-2 8 -14 8q-12 0 -16 -4Z"), WHITE);
        }
    } else {
        a.ellipse(430.0, 130.0, 180.0, 30.0, p.leaf_dark);
        for _ in 0..90 {
            let (u, v) = (a.rng.f(-1.0, 1.0), a.rng.f(-1.0, 1.0));
            let c = a.rng.pick(&[p.accent, p.accent2, p.wall]);
            let c = if p.snow { WHITE } else { c };
            a.circle(430.0 + u * 165.0, 126.0 + v * 22.0 * (1.0 - u * u).max(0.1), 6.0, c);
        }
    }
    for (x, y, h) in [(-560.0, 84.0, 420.0), (600.0, 90.0, 430.0)] {
        let k = a.rng.f(0.92, 1.08);
        a.tree(x, y, h * k);
    }
    a.bench(-245.0, 150.0, 1.15);
    a.person(-262.0, 164.0, 132.0, Pose::Sit);
    a.person(-226.0, 164.0, 128.0, Pose::Sit);
    a.lamp(-370.0, 170.0, 290.0);
    pram(a, 70.0, 220.0, 1.1);
    a.person(20.0, 222.0, 160.0, Pose::Walk);
    a.person(-60.0, 92.0, 112.0, Pose::Walk);
    a.child(-24.0, 96.0, 78.0);
}

fn pram(a: &mut Art, x: f32, y: f32, s: f32) {
    let c = a.p.accent;
    a.shadow(x, y, 40.0, 90.0);
    a.at(x, y, s, |a| {
        a.path("M-30 -54L40 -54Q40 -24 12 -22L-8 -22Q-28 -26 -30 -54Z", c);
        a.path("M6 -54Q8 -86 40 -82Q44 -66 40 -54Z", c.mix(a.p.ink, 0.3));
        a.stroke("M-30 -52L-46 -70M-16 -22L18 -6M18 -22L-12 -6", 3.4, a.p.ink);
        a.wheel(-14.0, -9.0, 10.0);
        a.wheel(22.0, -9.0, 10.0);
    });
}

pub fn market(a: &mut Art) {
    a.backdrop(true);
    let p = a.p;
    a.ground(-40.0, p.ground);
    a.street(-24.0);
    let c = p.road.mix(p.wall2, 0.3);
    a.ground(-24.0, c);
    a.paving(-24.0, p.ink.a(0.12));
    let back = [p.leaf, p.accent2, p.accent, p.water.mix(p.ink, 0.2), p.leaf];
    let mut x = a.l - 60.0;
    for c in back {
        a.at(x, 24.0, 0.74, |a| a.stall(0.0, 0.0, 230.0, c));
        x += a.rng.f(300.0, 370.0);
    }
    a.crowd(8, (a.l, a.r, 50.0, 90.0), 98.0);
    let c1 = a.rng.pick(&[p.accent, p.brick]);
    a.at(-410.0, 190.0, 1.12, |a| a.stall(0.0, 0.0, 260.0, c1));
    a.at(210.0, 206.0, 1.2, |a| a.stall(0.0, 0.0, 270.0, p.accent2));
    a.person(-60.0, 208.0, 168.0, Pose::Carry);
    a.person(60.0, 226.0, 172.0, Pose::Walk);
    a.child(20.0, 232.0, 112.0);
    for (x, c) in [(-560.0, p.accent), (-480.0, p.leaf_light), (-520.0, p.accent2), (640.0, p.brick)] {
        a.crate_of(x, 250.0 + x.abs() % 17.0, 86.0, c);
    }
    let pumpkin = p.accent2.mix(p.accent, 0.45);
    for (x, y, r) in [(120.0, 270.0, 26.0), (166.0, 282.0, 32.0), (216.0, 272.0, 24.0)] {
        a.ellipse(x, y - r * 0.7, r, r * 0.8, pumpkin.mix(p.ink, 0.12));
        a.ellipse(x - r * 0.12, y - r * 0.75, r * 0.55, r * 0.78, pumpkin);
        a.ellipse(x - r * 0.12, y - r * 0.75, r * 0.2, r * 0.78, pumpkin.mix(WHITE, 0.2));
        a.line((x, y - r * 1.45), (x + 5.0, y - r * 1.8), 5.0, p.leaf_dark);
    }
}

pub fn snow_street(a: &mut Art) {
    a.backdrop(true);
    let p = a.p;
    a.ground(-40.0, p.ground);
    a.village(-34.0, a.l, a.r, 0.9);
    // The road comes to us between two rows of houses.
    a.ground(-22.0, p.ground);
    a.path("M-14 -24Q10 30 -90 120T-330 460H270Q140 250 90 110T14 -24Z", p.road);
    a.stroke("M-4 -20Q24 40 -50 130T-200 460M8 -20Q40 40 20 130T90 460", 5.0, p.road.mix(p.ink, 0.16));
    a.house(150.0, 6.0, 0.8, p.wall2, p.roof);
    a.house(-340.0, 10.0, 0.9, p.wall, p.roof2);
    for (x, y, h) in [(-180.0, 6.0, 170.0), (110.0, 4.0, 150.0), (430.0, 40.0, 300.0)] {
        let h = h * a.rng.f(0.9, 1.1);
        a.bare_tree(x, y, h);
    }
    a.fir(-380.0, 34.0, 190.0);
    let c = p.accent2.mix(p.wall, 0.4);
    a.house(380.0, 78.0, 1.35, c, p.brick);
    a.house(-800.0, 84.0, 1.5, p.wall2, p.roof);
    a.fence(130.0, a.l, -270.0, 54.0);
    a.fence(128.0, 330.0, a.r, 54.0);
    for (x, w) in [(-520.0, 420.0), (560.0, 420.0), (-240.0, 160.0), (250.0, 160.0)] {
        a.ellipse(x, 150.0, w * 0.6, 24.0, WHITE.mix(p.ground, 0.35));
    }
    a.lamp(-262.0, 140.0, 250.0);
    a.lamp(150.0, 40.0, 160.0);
    a.crowd(2, (-60.0, 60.0, 40.0, 70.0), 84.0);
    a.person(-110.0, 200.0, 150.0, Pose::Walk);
    // A child on a sledge.
    a.stroke("M-60 196L14 214", 2.0, p.ink);
    a.person(44.0, 236.0, 104.0, Pose::Sit);
    a.stroke("M12 224H92Q104 224 104 212M20 224V212M80 224V212", 4.0, p.ink);
    a.round((10.0, 206.0), (82.0, 7.0), 3.0, p.brick);
    a.bare_tree(-480.0, 176.0, 380.0);
}
