use crate::canvas::Art;
use crate::palette::WHITE;
use crate::pieces::Pose;

pub fn bridge(a: &mut Art) {
    a.backdrop(true);
    let p = a.p;
    a.village(-36.0, a.l, a.r, 1.0);
    a.church(-250.0, -30.0, 1.5, p.wall.mix(p.far, 0.2));
    a.ground(-32.0, p.leaf.mix(p.ground, 0.5));
    for x in a.spread(9, a.l, a.r, 0.8) {
        let h = a.rng.f(60.0, 110.0);
        a.small_tree(x, -20.0, h);
    }
    a.river_band(-16.0, 380.0 + 130.0);
    let stone = a.rng.pick(&[p.wall2, p.brick.mix(p.wall, 0.3), p.wall]);
    let dark = stone.mix(p.ink, 0.35);
    // Three arches from edge to edge; the water between is the picture's light.
    let (deck, w) = (-128.0, 320.0);
    let mut front = format!("M-900 {deck}H900V-86");
    let mut x = 900.0;
    while x > -900.0 {
        front.push_str(&format!("L{x:.0} 60H{:.0}A{r:.0} 132 0 0 0 {:.0} 60", x - 40.0, x - w, r = (w - 40.0) / 2.0));
        x -= w;
    }
    front.push_str("V-86Z");
    a.turned(14.0, -10.0, (1.0, 1.0), 0.0, |a| a.path(&front, p.ink.mix(stone, 0.45)));
    a.path(&front, stone);
    let mut x = 900.0;
    while x > -900.0 {
        a.stroke(&format!("M{:.0} 60A{r:.0} 132 0 0 0 {:.0} 60", x - 40.0, x - w, r = (w - 40.0) / 2.0), 7.0, stone.mix(WHITE, 0.25));
        a.poly(&[(x - 44.0, 66.0), (x - 36.0, -40.0), (x - 4.0, -40.0), (x + 4.0, 66.0)], dark);
        a.poly(&[(x - 40.0, -40.0), (x - 20.0, -62.0), (x, -40.0)], dark.mix(p.ink, 0.25));
        let c = p.ink.a(0.22);
        a.path(&format!("M{:.0} 66H{:.0}L{:.0} 150H{:.0}Z", x - 44.0, x + 4.0, x + 2.0, x - 36.0), c);
        x -= w;
    }
    a.crowd(7, (a.l, a.r, deck - 2.0, deck), 62.0);
    let c = a.rng.pick(&[p.accent, p.accent2]);
    let x = a.rng.f(-240.0, 160.0);
    a.car(x, deck + 4.0, 0.8, c);
    a.rect(-900.0, deck - 2.0, 1800.0, 10.0, stone.mix(WHITE, 0.3));
    a.rect(-900.0, deck + 8.0, 1800.0, 5.0, dark);
    for i in 0..6 {
        let x = -820.0 + i as f32 * w + 80.0;
        a.lamp(x, deck, 92.0);
    }
    let mut rail = String::new();
    let mut x = -900.0;
    while x < 900.0 {
        rail.push_str(&format!("M{x} {deck}v-24"));
        x += 12.0;
    }
    a.stroke(&rail, 1.6, p.ink.a(0.8));
    a.line((-900.0, deck - 25.0), (900.0, deck - 25.0), 3.0, p.ink);
    a.boat(120.0, 190.0, 1.2, true);
    reeds(a, 20, 340.0);
}

pub fn reeds(a: &mut Art, n: usize, y: f32) {
    let p = a.p;
    let b = a.b.max(y);
    for side in [a.l, a.r] {
        for _ in 0..n {
            let d = a.rng.f(0.0, 1.0);
            let x = side + (a.r * 0.56 * d * d + 6.0) * -side.signum();
            let (h, lean) = (a.rng.f(90.0, 240.0) * (1.1 - d), a.rng.f(-24.0, 24.0));
            let c = p.leaf_dark.mix(p.fore, a.rng.f(0.2, 0.9));
            a.stroke(&format!("M{x:.1} {:.1}Q{x:.1} {:.1} {:.1} {:.1}", b + 10.0, b - h * 0.6, x + lean, b - h), 4.0, c);
            if a.rng.chance(0.4) {
                a.turned(x + lean, b - h, (1.0, 1.0), lean * 0.6, |a| a.round((-5.0, -8.0), (10.0, 44.0), 5.0, p.brick.mix(p.ink, 0.4)));
            } else {
                a.path(
                    &format!(
                        "M{x:.1} {b:.1}q{:.1} {:.1} {:.1} {:.1}q{:.1} {:.1} {:.1} {:.1}Z",
                        lean - 8.0,
                        -h * 0.5,
                        lean * 2.2,
                        -h * 0.75,
                        -lean * 1.2,
                        h * 0.3,
                        -lean * 2.2 + 9.0,
                        h * 0.75
                    ),
                    c,
                );
            }
        }
    }
}

pub fn river(a: &mut Art) {
    a.backdrop(false);
    let p = a.p;
    a.village(-44.0, a.l * 0.9, a.r * 0.1, 0.7);
    a.ground(-42.0, p.ground.mix(p.mid, 0.3));
    a.tufts(60, 60.0, p.leaf_dark.a(0.4));
    // The river comes from the hills in three bends.
    let d = "M300 -44Q340 -34 200 -20T-120 16Q-420 60 0 104T520 300Q560 380 480 500H-700Q-420 320 -330 250T-320 80Q-300 0 60 -26T286 -44Z";
    a.path(d, p.water.mix(p.leaf_dark, 0.3));
    a.turned(6.0, 5.0, (1.0, 1.0), 0.0, |a| a.path(d, p.water.mix(p.sky_low, 0.3)));
    let glint = p.sky_low.mix(WHITE, 0.4);
    for _ in 0..34 {
        let v = a.rng.f(0.0, 1.0);
        let (x, w) = (-150.0 + a.rng.f(-170.0, 330.0) * (0.2 + v), a.rng.f(30.0, 90.0) * (0.3 + v));
        let alpha = a.rng.f(0.2, 0.6);
        a.round((x - w * 0.5, 86.0 + v * (a.b - 90.0)), (w, 3.0 + v * 2.0), 2.0, glint.a(alpha));
    }
    for (x, y, h) in [(330.0, -30.0, 130.0), (380.0, -26.0, 150.0), (440.0, -22.0, 140.0), (-420.0, 0.0, 150.0), (-470.0, 10.0, 170.0)] {
        let k = a.rng.f(0.85, 1.15);
        a.poplar(x, y, h * k);
    }
    for (x, y, w) in [(-250.0, 40.0, 90.0), (160.0, -8.0, 60.0), (300.0, 80.0, 130.0), (460.0, 150.0, 170.0), (-420.0, 190.0, 190.0)] {
        a.bush(x, y, w);
    }
    willow(a, 560.0, 150.0, 330.0);
    willow(a, -620.0, 120.0, 290.0);
    if a.rng.chance(0.6) {
        a.boat(-40.0, 216.0, 1.1, true);
    } else {
        a.boat(-120.0, 222.0, 1.0, false);
        a.person(450.0, 240.0, 130.0, Pose::Back);
    }
    reeds(a, 26, 340.0);
}

fn willow(a: &mut Art, x: f32, y: f32, h: f32) {
    if a.p.snow {
        a.bare_tree(x, y, h);
        return;
    }
    let p = a.p;
    a.shadow(x, y, h * 0.14, h * 0.5);
    a.path(
        &format!(
            "M{:.1} {y:.1}Q{:.1} {:.1} {:.1} {:.1}L{:.1} {:.1}Q{:.1} {:.1} {:.1} {y:.1}Z",
            x - h * 0.05,
            x - h * 0.01,
            y - h * 0.3,
            x - h * 0.05,
            y - h * 0.62,
            x + h * 0.05,
            y - h * 0.62,
            x + h * 0.03,
            y - h * 0.3,
            x + h * 0.06
        ),
        p.fore.mix(p.brick, 0.25),
    );
    a.ellipse(x, y - h * 0.72, h * 0.3, h * 0.24, p.leaf_dark);
    a.ellipse(x - h * 0.06, y - h * 0.76, h * 0.22, h * 0.18, p.leaf);
    for i in 0..46 {
        let u = i as f32 / 23.0 - 1.0;
        let (top, len) = (y - h * (0.72 + 0.2 * (1.0 - u * u).max(0.0).sqrt() * a.rng.f(0.0, 1.0)), h * a.rng.f(0.3, 0.62));
        let c = a.rng.pick(&[p.leaf, p.leaf_light, p.leaf_dark, p.leaf]);
        let x0 = x + u * h * 0.3;
        a.stroke(
            &format!("M{x0:.1} {top:.1}Q{:.1} {:.1} {:.1} {:.1}", x0 + u * h * 0.1, top + len * 0.3, x0 + u * h * 0.09, (top + len).min(y - 8.0)),
            h * 0.017,
            c,
        );
    }
}
