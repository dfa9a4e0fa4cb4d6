use crate::canvas::Art;
use crate::palette::WHITE;
use crate::pieces::{Grid, Pose};

pub fn street_repair(a: &mut Art) {
    a.backdrop(true);
    let p = a.p;
    a.ground(-34.0, p.ground);
    a.street(-20.0);
    a.ground(-20.0, p.road.mix(p.wall, 0.45));
    for x in [-560.0, -160.0, 300.0, 640.0] {
        let h = a.rng.f(150.0, 210.0);
        a.tree(x, 6.0, h);
    }
    a.crowd(5, (a.l, a.r, 0.0, 14.0), 92.0);
    a.rect(a.l, 26.0, a.r - a.l, 9.0, p.wall.mix(p.ink, 0.25));
    a.ground(35.0, p.road.mix(p.ink, 0.14));
    // Fresh asphalt ends in an uneven edge, gravel in front of it.
    a.path("M-900 60L-40 60Q-70 100 -30 130T-110 210Q-60 260 -160 330L-200 470H-900Z", p.ink.mix(p.road, 0.22));
    a.path("M-40 60Q-70 100 -30 130T-110 210Q-60 260 -160 330L-200 470H160Q150 300 130 240T110 60Z", p.wall2.mix(p.road, 0.45));
    for _ in 0..130 {
        let (u, v) = (a.rng.f(-60.0, 120.0), a.rng.f(70.0, 340.0));
        let r = a.rng.f(1.5, 5.0);
        a.circle(u - v * 0.15, v, r, p.road.mix(p.ink, 0.3));
    }
    let c = p.accent2;
    a.excavator(250.0, 140.0, 1.15, c);
    // The roller.
    a.at(-330.0, 170.0, 1.15, |a| {
        let (ink, c) = (p.ink, p.accent);
        a.shadow(0.0, 0.0, 120.0, 200.0);
        a.path("M-70 -50L-66 -90L-10 -90L-10 -136L44 -136L52 -60L40 -40L-70 -40Z", c);
        a.rect(-18.0, -146.0, 74.0, 11.0, c.mix(ink, 0.3));
        a.rect(-4.0, -128.0, 38.0, 40.0, p.glass);
        a.circle(14.0, -106.0, 9.0, ink.mix(p.skin, 0.4));
        a.path("M-4 -88Q0 -100 14 -100Q28 -100 32 -88Z", ink);
        a.stroke("M40 -50L96 -36", 10.0, c.mix(ink, 0.3));
        a.circle(-50.0, -34.0, 34.0, ink);
        a.circle(-50.0, -34.0, 16.0, p.road);
        a.circle(92.0, -38.0, 38.0, p.road.mix(ink, 0.35));
        a.circle(92.0, -38.0, 28.0, p.road.mix(WHITE, 0.1));
        a.circle(92.0, -38.0, 7.0, ink);
    });
    let vest = p.accent.mix(p.accent2, 0.45);
    a.dressed(20.0, 160.0, 146.0, Pose::Bend, vest);
    a.line((60.0, 100.0), (-6.0, 176.0), 5.0, p.brick);
    a.dressed(-90.0, 186.0, 156.0, Pose::Stand, vest);
    a.dressed(120.0, 214.0, 164.0, Pose::Walk, vest);
    let tail = a.r;
    a.barrier(-430.0, 266.0, 200.0);
    a.barrier(210.0, 272.0, 220.0);
    for x in [-190.0, -90.0, 20.0, 140.0] {
        a.cone(x, 284.0, 1.25);
    }
    a.cone(tail - 90.0, 250.0, 1.1);
}

pub fn housing(a: &mut Art) {
    a.backdrop(true);
    let p = a.p;
    a.ground(-40.0, p.ground);
    a.village(-36.0, a.l, a.r, 0.8);
    let x = a.rng.f(-60.0, 20.0);
    a.crane(x + 250.0, 10.0, 480.0);
    unfinished(a, x + 150.0, 10.0);
    let tint = a.rng.pick(&[p.accent2, p.brick, p.leaf, p.water]);
    for (bx, cols, floors, k) in [(x - 700.0, 3, 7, 0.3), (x - 400.0, 4, 9, 0.45), (x - 90.0, 3, 6, 0.25)] {
        apartment(a, bx, 30.0, cols, floors, tint.mix(p.wall, 1.0 - k));
    }
    a.ground(30.0, p.ground);
    a.path("M-900 96Q-200 60 900 90L900 160Q0 130 -900 180Z", p.road.mix(p.wall, 0.35));
    for bx in a.spread(10, a.l, a.r, 0.8) {
        let w = a.rng.f(70.0, 120.0);
        a.bush(bx, 40.0, w);
    }
    for (tx, h) in [(-520.0, 170.0), (-130.0, 150.0), (140.0, 160.0), (560.0, 190.0)] {
        a.tree(tx, 66.0, h);
    }
    let c = a.rng.pick(&[p.accent, p.water, p.accent2]);
    a.car(-330.0, 138.0, 0.95, c);
    a.car(320.0, 134.0, 0.95, p.wall);
    a.crowd(6, (-420.0, 420.0, 170.0, 230.0), 112.0);
    a.bench(330.0, 226.0, 1.0);
    a.cyclist(-220.0, 270.0, 1.0);
    a.tufts(40, 180.0, p.leaf_dark.a(0.5));
}

fn apartment(a: &mut Art, x: f32, y: f32, cols: usize, floors: usize, c: crate::palette::Color) {
    let p = a.p;
    let (w, h) = (cols as f32 * 72.0, floors as f32 * 48.0 + 12.0);
    a.boxed((x, y), (w, h), 54.0, c);
    a.hatch((x + w, y - h + 18.0), (52.0, h - 30.0), 10.0, p.ink.a(0.16));
    a.rect(x - 4.0, y - h - 8.0, w + 8.0, 10.0, if p.snow { WHITE } else { c.mix(p.ink, 0.3) });
    for j in 0..floors {
        let fy = y - h + 14.0 + j as f32 * 48.0;
        for i in 0..cols {
            let fx = x + i as f32 * 72.0;
            a.window(fx + 8.0, fy, 20.0, 26.0);
            if (i + j / 3) % 2 == 0 {
                a.window(fx + 38.0, fy - 2.0, 26.0, 34.0);
                a.rect(fx + 33.0, fy + 16.0, 36.0, 18.0, p.wall.mix(WHITE, 0.3).a(0.75));
                a.rect(fx + 31.0, fy + 33.0, 40.0, 4.0, c.mix(p.ink, 0.35));
            } else {
                a.window(fx + 42.0, fy, 20.0, 26.0);
            }
        }
    }
    a.rect(x + w * 0.4, y - 34.0, 36.0, 34.0, p.roof2.mix(p.ink, 0.2));
    a.rect(x + w * 0.4 - 8.0, y - 40.0, 52.0, 6.0, p.accent);
}

fn unfinished(a: &mut Art, x: f32, y: f32) {
    let p = a.p;
    let c = p.road.mix(p.wall2, 0.35);
    a.shadow(x + 150.0, y, 150.0, 260.0);
    for j in 0..6 {
        let fy = y - j as f32 * 52.0;
        let w = if j == 5 { 150.0 } else { 280.0 };
        a.rect(x + 4.0, fy - 52.0, w - 8.0, 52.0, p.ink.mix(c, 0.35));
        if j < 4 {
            for i in 0..5 {
                if a.rng.chance(0.72 - j as f32 * 0.16) {
                    a.rect(x + 8.0 + i as f32 * 55.0, fy - 50.0, 50.0, 50.0, p.brick);
                    a.window(x + 22.0 + i as f32 * 55.0, fy - 40.0, 22.0, 26.0);
                }
            }
        }
        for i in 0..=5 {
            if i as f32 * 55.0 <= w {
                a.rect(x + i as f32 * 55.0, fy - 52.0, 8.0, 52.0, c);
            }
        }
        a.rect(x - 6.0, fy - 56.0, w + 16.0, 9.0, c.mix(WHITE, 0.15));
    }
    a.stroke(
        &format!("M{0} {y}V{1}M{2} {y}V{1}M{0} {3}H{2}M{0} {4}H{2}M{0} {3}L{2} {4}", x - 34.0, y - 250.0, x - 10.0, y - 80.0, y - 160.0),
        3.0,
        p.accent2.mix(p.ink, 0.2),
    );
    a.dressed(x + 90.0, y - 316.0, 46.0, Pose::Stand, p.accent);
    a.dressed(x + 210.0, y - 264.0, 46.0, Pose::Wave, p.accent2);
}

pub fn fire_station(a: &mut Art) {
    a.backdrop(true);
    let p = a.p;
    a.ground(-36.0, p.ground);
    for x in [-740.0, -680.0, 640.0, 710.0] {
        let h = a.rng.f(230.0, 300.0);
        a.poplar(x, -6.0, h);
    }
    let brick = p.brick;
    let trim = p.wall.mix(WHITE, if p.night { 0.0 } else { 0.3 });
    // The hose tower.
    a.boxed((-470.0, 0.0), (130.0, 470.0), 34.0, brick);
    a.rect(-480.0, -482.0, 150.0, 14.0, trim);
    a.poly(&[(-484.0, -482.0), (-405.0, -540.0), (-326.0, -482.0)], if p.snow { WHITE } else { p.roof2 });
    a.windows(Grid { at: (-450.0, -450.0), size: (90.0, 420.0), cols: 1, rows: 5, glass: (0.44, 0.56) });
    a.boxed((-340.0, 0.0), (740.0, 280.0), 54.0, brick);
    a.hatch((400.0, -262.0), (52.0, 250.0), 10.0, p.ink.a(0.2));
    for j in 0..34 {
        a.line((-340.0, -276.0 + j as f32 * 8.2), (400.0, -276.0 + j as f32 * 8.2), 0.9, p.ink.a(0.08));
    }
    a.rect(-350.0, -294.0, 760.0, 16.0, if p.snow { WHITE } else { trim });
    a.windows(Grid { at: (-330.0, -268.0), size: (720.0, 70.0), cols: 12, rows: 1, glass: (0.56, 0.78) });
    a.rect(-340.0, -198.0, 740.0, 8.0, trim);
    for (i, x) in [-316.0, -78.0, 160.0].into_iter().enumerate() {
        a.rect(x - 10.0, -188.0, 226.0, 188.0, trim);
        if i == 1 {
            a.rect(x, -178.0, 206.0, 178.0, p.ink.mix(p.lit, 0.25));
            a.glow(x + 103.0, -110.0, 150.0);
            continue;
        }
        a.rect(x, -178.0, 206.0, 178.0, p.accent.mix(p.ink, 0.12));
        for j in 0..4 {
            let y = -178.0 + j as f32 * 44.0;
            a.line((x, y), (x + 206.0, y), 2.0, p.ink.a(0.35));
            for k in 0..4 {
                if j == 1 {
                    a.rect(x + 12.0 + k as f32 * 48.0, y + 8.0, 38.0, 26.0, p.glass);
                }
            }
        }
    }
    let floor = p.road.mix(p.wall, 0.3);
    a.ground(0.0, floor);
    a.paving(0.0, p.ink.a(0.1));
    let x = a.rng.f(-220.0, -150.0);
    engine(a, x, 150.0, 1.2);
    let uniform = p.roof2.mix(p.ink, 0.4);
    for (x, y, pose) in [(-360.0, 170.0, Pose::Stand), (-290.0, 182.0, Pose::Carry), (340.0, 176.0, Pose::Walk)] {
        a.dressed(x, y, 152.0, pose, uniform);
        a.rect(x - 14.0, y - 82.0, 28.0, 5.0, p.accent2);
    }
    a.person(180.0, 262.0, 170.0, Pose::Back);
    a.child(236.0, 266.0, 116.0);
    a.child(124.0, 268.0, 110.0);
    a.tree(560.0, 40.0, 280.0);
}

fn engine(a: &mut Art, x: f32, y: f32, s: f32) {
    let p = a.p;
    a.shadow(x + 190.0 * s, y, 190.0 * s, 280.0 * s);
    a.at(x, y, s, |a| {
        let (c, ink) = (p.accent, p.ink);
        a.round((0.0, -136.0), (270.0, 118.0), 6.0, c);
        a.path("M270 -18V-136Q270 -146 280 -146H340Q354 -146 360 -132L378 -84V-18Z", c);
        a.path("M286 -88V-134H338Q346 -134 349 -126L362 -88Z", p.glass);
        a.rect(0.0, -66.0, 378.0, 12.0, WHITE.mix(p.wall, 0.3));
        a.rect(0.0, -30.0, 378.0, 13.0, ink.mix(c, 0.3));
        for k in 0..3 {
            a.round((12.0 + k as f32 * 84.0, -124.0), (74.0, 52.0), 3.0, p.road.mix(WHITE, 0.2));
            for i in 0..5 {
                let ly = -118.0 + i as f32 * 10.0;
                a.line((14.0 + k as f32 * 84.0, ly), (84.0 + k as f32 * 84.0, ly), 1.6, ink.a(0.3));
            }
        }
        a.stroke("M-18 -154H264M-18 -170H264", 4.0, p.wall);
        let mut rungs = String::new();
        for i in 0..15 {
            rungs.push_str(&format!("M{} -154v-16", -12 + i * 19));
        }
        a.stroke(&rungs, 3.0, p.wall);
        a.round((296.0, -160.0), (40.0, 14.0), 5.0, p.water.mix(p.sky_top, 0.3));
        if p.lit_share > 0.1 {
            a.glow(316.0, -154.0, 90.0);
        }
        a.round((368.0, -52.0), (12.0, 13.0), 4.0, p.lit);
        for wx in [66.0, 320.0] {
            a.circle(wx, -18.0, 32.0, ink.mix(c, 0.25));
            a.wheel(wx, -18.0, 26.0);
        }
    });
}
