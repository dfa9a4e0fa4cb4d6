use crate::canvas::Art;
use crate::palette::WHITE;
use crate::pieces::{Grid, Pose};

pub fn solar(a: &mut Art) {
    a.backdrop(false);
    let p = a.p;
    a.village(-48.0, a.l, a.r, 0.62);
    a.pylon(-420.0, -30.0, 150.0);
    a.pylon(-240.0, -36.0, 110.0);
    a.stroke("M-900 -170Q-600 -110 -453 -132Q-330 -96 -264 -111Q-160 -90 -60 -96", 1.4, p.ink.a(0.5));
    a.ground(-46.0, p.ground);
    a.ground(20.0, p.ground.mix(p.ground2, 0.5));
    for (y, h, w, n) in [(-18.0, 11.0, 120.0, 15), (6.0, 20.0, 170.0, 12), (52.0, 34.0, 250.0, 9), (132.0, 58.0, 380.0, 7), (268.0, 104.0, 560.0, 5)] {
        let shift = a.rng.f(-60.0, 0.0);
        for i in 0..n {
            let x = (i as f32 - n as f32 * 0.5) * (w + h * 0.7) + shift - 40.0;
            a.solar_table(x, y, w, h);
        }
        if h == 34.0 {
            let x = a.rng.f(-120.0, 120.0);
            a.dressed(x, 76.0, 108.0, Pose::Back, p.accent2);
            a.dressed(x + 48.0, 80.0, 110.0, Pose::Stand, p.accent);
        }
    }
}

pub fn windfarm(a: &mut Art) {
    a.backdrop(false);
    let p = a.p;
    a.ridge(-60.0, 26.0, 4, p.mid.mix(p.ground, 0.3));
    for x in a.spread(4, a.l * 0.9, a.r, 0.5) {
        let (h, turn) = (a.rng.f(150.0, 200.0), a.rng.f(0.0, 120.0));
        a.turbine(x, -56.0, h, turn);
    }
    a.village(-34.0, a.l * 0.6, a.r * 0.4, 0.62);
    a.ridge(-22.0, 16.0, 4, p.ground2);
    let turn = a.rng.f(0.0, 120.0);
    a.turbine(-330.0, 6.0, 330.0, turn);
    a.turbine(90.0, -8.0, 270.0, turn + 40.0);
    a.ridge(26.0, 20.0, 3, p.ground);
    a.tufts(70, 60.0, p.leaf_dark.a(0.45));
    a.path("M-60 30Q60 70 -60 130T-180 470H120Q60 260 60 150T-40 30Z", p.road.mix(p.ground2, 0.4));
    a.turbine(340.0, 70.0, 430.0, turn + 75.0);
    for (x, y) in [(-520.0, 60.0), (-470.0, 70.0), (560.0, 74.0)] {
        let h = a.rng.f(120.0, 170.0);
        a.tree(x, y, h);
    }
    a.cyclist(-10.0, 150.0, 0.7);
    a.person(-100.0, 236.0, 140.0, Pose::Back);
    if !p.snow {
        let b = a.b;
        a.wheat(150, b + 6.0, 84.0);
        a.wheat(130, b + 40.0, 110.0);
    }
}

pub fn generator(a: &mut Art) {
    a.backdrop(true);
    let p = a.p;
    a.ground(-40.0, p.ground);
    a.pylon(-560.0, -20.0, 300.0);
    a.pylon(-300.0, -30.0, 190.0);
    a.stroke(
        "M-900 -300Q-700 -210 -626 -224Q-440 -130 -342 -159Q-200 -90 -60 -100M-900 -340Q-700 -262 -611 -272Q-440 -170 -332 -190Q-200 -120 -60 -126",
        1.8,
        p.ink.a(0.7),
    );
    let c = p.wall2;
    a.block(-30.0, 0.0, 12, 10, c.mix(p.sky_low, 0.1));
    let brick = p.brick;
    a.boxed((170.0, 60.0), (420.0, 210.0), 70.0, brick);
    a.hatch((590.0, -130.0), (66.0, 180.0), 10.0, p.ink.a(0.2));
    for j in 0..24 {
        a.line((170.0, -146.0 + j as f32 * 8.6), (590.0, -146.0 + j as f32 * 8.6), 0.9, p.ink.a(0.09));
    }
    a.rect(160.0, -160.0, 440.0, 14.0, if p.snow { WHITE } else { p.roof2 });
    for x in [200.0, 300.0, 400.0] {
        a.rect(x - 5.0, -115.0, 74.0, 84.0, p.wall);
        a.rect(x, -110.0, 64.0, 74.0, p.lit);
        a.stroke(&format!("M{} -110v74M{x} -84h64", x + 32.0), 3.0, p.wall);
        a.glow(x + 32.0, -70.0, 110.0);
    }
    a.rect(505.0, -90.0, 62.0, 150.0, p.roof2.mix(p.ink, 0.3));
    let floor = p.road.mix(p.wall, 0.3);
    a.ground(60.0, floor);
    a.paving(60.0, p.ink.a(0.1));
    a.windows(Grid { at: (512.0, -84.0), size: (48.0, 50.0), cols: 2, rows: 1, glass: (0.7, 0.8) });
    a.stroke("M150 190Q230 250 300 190T420 100Q470 70 484 -10", 7.0, p.ink);
    a.at(-120.0, 206.0, 1.25, |a| {
        let (c, dark) = (a.p.accent2, a.p.accent2.mix(a.p.ink, 0.25));
        a.shadow(60.0, 0.0, 170.0, 300.0);
        a.round((-130.0, -14.0), (360.0, 16.0), 4.0, a.p.ink);
        a.round((-120.0, -150.0), (340.0, 138.0), 10.0, c);
        a.rect(150.0, -150.0, 60.0, 138.0, dark);
        a.rect(-124.0, -158.0, 348.0, 14.0, if a.p.snow { WHITE } else { dark });
        for i in 0..8 {
            a.round((-98.0, -130.0 + i as f32 * 12.0), (92.0, 6.0), 3.0, a.p.ink.a(0.7));
        }
        a.round((20.0, -128.0), (110.0, 76.0), 4.0, dark);
        a.round((30.0, -120.0), (44.0, 28.0), 3.0, a.p.ink);
        for (i, c) in [a.p.leaf_light, a.p.accent, a.p.lit].into_iter().enumerate() {
            a.circle(88.0 + i as f32 * 15.0, -108.0, 5.0, c);
        }
        a.stroke("M36 -78H112M36 -66H112", 3.0, a.p.ink.a(0.6));
        a.rect(166.0, -196.0, 14.0, 44.0, a.p.ink);
        a.stroke("M173 -206Q158 -226 178 -244T170 -290", 12.0, WHITE.a(if a.p.night { 0.12 } else { 0.35 }));
    });
    a.dressed(-330.0, 236.0, 176.0, Pose::Bend, p.accent);
    a.person(-420.0, 226.0, 170.0, Pose::Stand);
    a.round((-300.0, 206.0), (30.0, 36.0), 4.0, p.accent);
    a.crowd(3, (300.0, 520.0, 84.0, 120.0), 116.0);
}
