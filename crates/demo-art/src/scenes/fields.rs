use crate::canvas::Art;
use crate::palette::WHITE;
use crate::pieces::Pose;

pub fn fields(a: &mut Art) {
    a.backdrop(false);
    let p = a.p;
    a.village(-48.0, a.l * 0.2, a.r * 0.9, 0.62);
    a.church(a.r * 0.36, -46.0, 0.8, p.wall.mix(p.far, 0.25));
    let gold = p.accent2.mix(p.ground2, if p.snow { 0.85 } else { 0.45 });
    a.ground(-46.0, gold);
    // Strips of other crops, then the rows that run to the horizon.
    a.path("M-900 -46L-200 -46L-420 10L-900 40Z", p.leaf.mix(p.ground, 0.35));
    a.path("M180 -46L520 -46L900 -10L900 60Z", p.leaf_light.mix(p.ground, 0.2));
    a.path("M520 -46L900 -46L900 -14Z", p.brick.mix(p.ground, 0.45));
    let vanish = a.rng.f(-160.0, 160.0);
    a.path("M-900 40L-420 10L-60 -10L200 -4L900 60V600H-900Z", gold);
    a.at(0.0, 0.0, 1.0, |a| a.fan((vanish, -14.0), 34, 2600.0, p.ground.mix(p.brick, 0.3).a(0.5)));
    for x in a.spread(9, a.l, a.l * 0.25, 0.3) {
        let h = a.rng.f(110.0, 150.0);
        a.poplar(x, -26.0, h);
    }
    if !p.snow {
        for (x, y, s) in [(-330.0, 70.0, 0.8), (-120.0, 44.0, 0.6), (60.0, 110.0, 1.1)] {
            bale(a, x, y, s);
        }
    }
    let c = a.rng.pick(&[p.accent, p.leaf, p.accent]);
    let x = a.rng.f(180.0, 330.0);
    a.tractor(x, 150.0, 1.25, c);
    a.person(-30.0, 190.0, 130.0, Pose::Back);
    if p.snow {
        a.tufts(80, 60.0, p.accent2.mix(p.ink, 0.3).a(0.7));
    } else {
        let b = a.b;
        a.wheat(150, b - 40.0, 74.0);
        a.rect(a.l, b - 42.0, a.r - a.l, 60.0, p.accent2.mix(p.brick, 0.35));
        a.wheat(120, b + 24.0, 110.0);
    }
}

fn bale(a: &mut Art, x: f32, y: f32, s: f32) {
    let c = a.p.accent2.mix(a.p.wall2, 0.3);
    a.shadow(x + 30.0 * s, y, 46.0 * s, 90.0 * s);
    a.at(x, y, s, |a| {
        a.path("M0 -64L62 -60Q90 -32 62 0L0 0Z", c.mix(a.p.ink, 0.25));
        a.circle(0.0, -32.0, 32.0, c);
        a.ring(0.0, -32.0, 21.0, 2.0, c.mix(a.p.brick, 0.5));
        a.ring(0.0, -32.0, 10.0, 2.0, c.mix(a.p.brick, 0.5));
    });
}

pub fn greenhouse(a: &mut Art) {
    a.backdrop(false);
    let p = a.p;
    a.village(-46.0, a.l, a.r, 0.6);
    a.ground(-44.0, p.ground);
    for x in [-700.0, -640.0, 620.0, 700.0] {
        let h = a.rng.f(180.0, 230.0);
        a.poplar(x, -20.0, h);
    }
    for (x, s) in [(-400.0, 0.6), (-40.0, 0.6), (320.0, 0.6)] {
        glasshouse(a, x, 6.0, s);
    }
    let soil = p.brick.mix(p.fore, 0.5);
    a.ground(8.0, if p.snow { p.ground } else { p.ground.mix(soil, 0.35) });
    glasshouse(a, -420.0, 116.0, 1.2);
    glasshouse(a, 260.0, 110.0, 1.15);
    a.fan((60.0, 60.0), 9, 900.0, soil.a(0.5));
    if !p.snow {
        for row in 0..7 {
            let k = row as f32;
            let (y, s) = (140.0 + k * k * 7.0, 0.55 + k * 0.13);
            for i in 0..9 {
                let x = (i as f32 - 4.0) * (62.0 + k * 24.0) + 30.0;
                sprout(a, x, y, s);
            }
        }
    }
    a.person(40.0, 150.0, 140.0, Pose::Bend);
    a.person(-150.0, 190.0, 160.0, Pose::Carry);
    a.crate_of(150.0, 220.0, 80.0, p.accent);
    a.crate_of(226.0, 226.0, 80.0, p.leaf_light);
}

fn sprout(a: &mut Art, x: f32, y: f32, s: f32) {
    let (c, d) = (a.p.lawn(), a.p.evergreen());
    a.at(x, y, s, |a| {
        for (turn, c) in [(-58.0, d), (58.0, d), (-26.0, c), (28.0, c), (0.0, c)] {
            a.turned(0.0, 0.0, (1.0, 1.0), turn, |a| a.path("M0 0Q-10 -18 0 -36Q10 -18 0 0Z", c));
        }
    });
}

fn glasshouse(a: &mut Art, x: f32, y: f32, s: f32) {
    let p = a.p;
    let warm = p.lit_share > 0.1;
    a.shadow(x + 130.0 * s, y, 160.0 * s, 260.0 * s);
    if warm {
        a.glow(x + 90.0 * s, y - 60.0 * s, 260.0 * s);
    }
    a.at(x, y, s, |a| {
        let frame = p.wall.mix(WHITE, 0.4);
        let pane = if warm { p.lit.mix(p.leaf_light, 0.35) } else { p.water.mix(p.sky_low, 0.6) };
        a.path("M110 -130Q200 -128 260 -60L260 -6L188 0L188 -40Z", pane.mix(p.leaf_dark, 0.35));
        a.path("M0 0V-62Q8 -134 94 -136Q180 -134 188 -62V0Z", pane);
        for (bx, h) in [(20.0, 44.0), (46.0, 66.0), (74.0, 54.0), (112.0, 58.0), (140.0, 70.0), (166.0, 46.0)] {
            a.path(&format!("M{} 0Q{} {} {bx} -{h}Q{} {} {} 0Z", bx - 16.0, bx - 18.0, -h * 0.5, bx + 18.0, -h * 0.5, bx + 16.0), p.lawn().a(0.85));
            a.circle(bx - 5.0, -h * 0.4, 4.5, p.accent);
            a.circle(bx + 6.0, -h * 0.62, 4.0, p.accent2);
        }
        a.rect(78.0, -84.0, 32.0, 84.0, pane.mix(WHITE, 0.25));
        a.stroke("M78 0V-84H110V0M94 -84V-136M0 -62H188M48 0V-126M140 0V-126M0 0V-62Q8 -134 94 -136Q180 -134 188 -62V0Z", 3.6, frame);
        a.stroke(
            "M94 -136L150 -132Q220 -118 260 -60L260 -4L188 0M212 -4V-62Q206 -118 128 -134M236 -4V-62Q226 -112 150 -132M188 -62L260 -58",
            2.6,
            frame.mix(p.ink, 0.12),
        );
    });
}

pub fn forest(a: &mut Art) {
    a.sky();
    let p = a.p;
    let low = p.sky_low;
    // Wall after wall of firs, each paler than the one before it.
    for (k, n, y, h) in [(0.78, 22, -66.0, 330.0), (0.58, 16, -46.0, 390.0), (0.36, 11, -20.0, 430.0)] {
        let c = p.evergreen().mix(low, k);
        for x in a.spread(n, a.l - 30.0, a.r + 30.0, 1.0) {
            let (h, w) = (h * a.rng.f(0.7, 1.25), a.rng.f(0.13, 0.19));
            a.rect(x - 5.0, y - h * 0.2, 10.0, h * 0.25, c.mix(p.fore, 0.2));
            for (top, base, spread) in [(0.5, 0.06, 1.0), (0.68, 0.24, 0.86), (0.85, 0.44, 0.68), (1.0, 0.64, 0.46)] {
                let (half, foot) = (h * w * spread, y - h * base);
                a.path(&format!("M{x:.1} {:.1}L{:.1} {foot:.1}Q{x:.1} {:.1} {:.1} {foot:.1}Z", y - h * top, x - half, foot + 14.0, x + half), c);
                a.path(
                    &format!("M{x:.1} {:.1}L{x:.1} {:.1}Q{:.1} {:.1} {:.1} {foot:.1}Z", y - h * top, foot + 7.0, x + half * 0.5, foot + 7.0, x + half),
                    c.mix(p.fore, 0.12),
                );
            }
        }
        a.wash("mist", a.l, y - 110.0, a.r - a.l, 116.0);
        a.ridge(y, 8.0, 9, p.ground.mix(low, k * 0.75));
    }
    for k in 0..4 {
        let x = a.l * 0.5 + k as f32 * 190.0;
        a.poly(&[(x, a.t), (x + 70.0, a.t), (x + 420.0, 90.0), (x + 260.0, 90.0)], p.sun.a(if p.night { 0.04 } else { 0.1 }));
    }
    a.tufts(90, 60.0, p.leaf_dark.a(0.7));
    a.path("M20 20Q90 60 -40 120T-300 470H260Q140 260 130 150T34 20Z", p.road.mix(p.ground2, 0.5));
    for (x, y, h) in [(-330.0, 84.0, 1150.0), (300.0, 96.0, 1150.0), (-640.0, 140.0, 1300.0), (620.0, 150.0, 1300.0)] {
        let x = x + a.rng.f(-40.0, 40.0);
        let bark = p.brick.mix(p.fore, 0.55);
        a.shadow(x, y, 30.0, 240.0);
        a.path(
            &format!(
                "M{:.1} {y:.1}Q{:.1} {:.1} {:.1} {:.1}H{:.1}Q{:.1} {:.1} {:.1} {y:.1}Z",
                x - 42.0,
                x - 22.0,
                y - 60.0,
                x - 20.0,
                y - h,
                x + 20.0,
                x + 24.0,
                y - 60.0,
                x + 46.0
            ),
            bark,
        );
        a.path(
            &format!("M{:.1} {y:.1}L{:.1} {:.1}H{:.1}Q{:.1} {:.1} {:.1} {y:.1}Z", x + 10.0, x + 6.0, y - h, x + 20.0, x + 24.0, y - 60.0, x + 46.0),
            p.fore.a(0.6),
        );
        for _ in 0..16 {
            let (dx, dy) = (a.rng.f(-17.0, 6.0), a.rng.f(40.0, 620.0));
            a.line((x + dx, y - dy), (x + dx + 1.0, y - dy - 22.0), 2.0, p.ink.a(0.45));
        }
        a.bush(x - 20.0, y + 10.0, 130.0);
    }
    for (x, y, h) in [(-180.0, 70.0, 130.0), (190.0, 60.0, 110.0), (450.0, 110.0, 190.0), (-480.0, 110.0, 180.0)] {
        a.fir(x, y, h);
    }
    a.person(10.0, 140.0, 120.0, Pose::Back);
    a.person(58.0, 146.0, 116.0, Pose::Walk);
    let mushrooms = if p.snow { 0 } else { 3 };
    for (x, y) in [(-230.0, 230.0), (-204.0, 238.0), (240.0, 250.0)].into_iter().take(mushrooms) {
        a.rect(x - 5.0, y - 20.0, 10.0, 22.0, p.wall);
        a.path(&format!("M{} {}q20 -34 40 0Z", x - 20.0, y - 18.0), p.accent);
    }
}

pub fn orchard(a: &mut Art) {
    a.backdrop(false);
    let p = a.p;
    a.village(-48.0, a.l, a.r, 0.6);
    a.ground(-46.0, p.ground);
    a.fan((0.0, -30.0), 16, 2200.0, p.ground2.a(0.6));
    for (y, h, n) in [(-16.0, 84.0, 17), (24.0, 130.0, 11), (84.0, 210.0, 6)] {
        let reach = a.r * 1.05;
        for x in a.spread(n, -reach, reach, 0.12) {
            if n > 6 || x.abs() > 90.0 {
                apple_tree(a, x, y, h);
            }
        }
    }
    a.tufts(70, 20.0, p.leaf_dark.a(0.4));
    apple_tree(a, -340.0, 176.0, 360.0);
    apple_tree(a, 440.0, 190.0, 390.0);
    a.stroke("M-226 186L-276 -60M-186 186L-256 -60M-230 150H-194M-238 108H-206M-247 66H-217M-255 24H-229M-263 -18H-241", 6.0, p.wall2.mix(p.brick, 0.3));
    a.person(-228.0, 70.0, 150.0, Pose::Wave);
    a.person(170.0, 220.0, 164.0, Pose::Carry);
    a.person(20.0, 166.0, 138.0, Pose::Bend);
    let apples = if p.snow { 0 } else { 4 };
    for (x, y, c) in [(-110.0, 236.0, p.accent), (-30.0, 250.0, p.accent2), (76.0, 180.0, p.accent), (270.0, 256.0, p.accent)].into_iter().take(apples) {
        a.crate_of(x, y, 78.0, c);
    }
}

fn apple_tree(a: &mut Art, x: f32, y: f32, h: f32) {
    a.tree(x, y, h);
    if a.p.snow {
        return;
    }
    let fruit = a.p.accent;
    for _ in 0..(h / 11.0) as usize {
        let (u, v) = (a.rng.f(-0.34, 0.34), a.rng.f(-0.9, -0.38));
        a.circle(x + u * h, y + v * h, h * 0.02 + 1.0, fruit);
    }
}
