use crate::canvas::Art;
use crate::palette::{Color, WHITE};
use crate::pieces::{Grid, Pose};

/// A pavement, a kerb and a road: where vehicles stand.
fn carriageway(a: &mut Art, y: f32, h: f32) {
    let p = a.p;
    let pavement = p.road.mix(p.wall, 0.45);
    a.ground(y - 34.0, pavement);
    a.rect(a.l, y - 6.0, a.r - a.l, 7.0, pavement.mix(p.ink, 0.25));
    a.rect(a.l, y, a.r - a.l, h, p.road.mix(p.ink, 0.14));
    a.rect(a.l, y + h, a.r - a.l, 7.0, pavement.mix(WHITE, 0.2));
    a.rect(a.l, y + h + 7.0, a.r - a.l, a.b, pavement);
    let mut x = a.l + 20.0;
    while x < a.r {
        a.poly(&[(x, y + h * 0.62), (x + 84.0, y + h * 0.62), (x + 78.0, y + h * 0.62 + 6.0), (x - 8.0, y + h * 0.62 + 6.0)], p.wall.a(0.75));
        x += 170.0;
    }
}

fn stop_shelter(a: &mut Art, x: f32, y: f32) {
    let p = a.p;
    let post = p.ink.mix(p.roof2, 0.4);
    a.shadow(x + 150.0, y, 150.0, 240.0);
    a.rect(x + 6.0, y - 176.0, 288.0, 150.0, p.glass.a(0.4));
    a.poly(&[(x + 60.0, y - 176.0), (x + 120.0, y - 176.0), (x + 70.0, y - 26.0), (x + 10.0, y - 26.0)], WHITE.a(0.2));
    for k in [0.0, 98.0, 196.0, 294.0] {
        a.rect(x + k, y - 180.0, 6.0, 180.0, post);
    }
    a.round((x - 16.0, y - 194.0), (332.0, 16.0), 6.0, p.accent2);
    a.rect(x - 16.0, y - 182.0, 332.0, 5.0, p.accent2.mix(p.ink, 0.3));
    a.round((x + 20.0, y - 52.0), (250.0, 8.0), 3.0, p.brick);
}

pub fn bus(a: &mut Art) {
    a.backdrop(true);
    a.estate(-30.0);
    let p = a.p;
    a.ground(-30.0, p.ground);
    for x in a.spread(8, a.l, a.r, 0.8) {
        let w = a.rng.f(70.0, 140.0);
        a.bush(x, -6.0, w);
    }
    carriageway(a, 92.0, 130.0);
    a.rect(a.l, 8.0, a.r - a.l, 86.0, p.road.mix(p.wall, 0.45));
    a.rect(a.l, 86.0, a.r - a.l, 8.0, p.road.mix(p.ink, 0.3));
    stop_shelter(a, -430.0, 60.0);
    a.person(-340.0, 66.0, 126.0, Pose::Sit);
    a.crowd(5, (-290.0, -20.0, 58.0, 80.0), 122.0);
    a.tree(-560.0, 40.0, 330.0);
    a.lamp(470.0, 70.0, 330.0);
    let c = a.rng.pick(&[p.accent, p.accent2, p.water.mix(p.roof2, 0.4), p.leaf]);
    let x = a.rng.f(-70.0, 0.0);
    a.bus(x, 160.0, 1.18, c);
    a.crowd(2, (-380.0, -120.0, 262.0, 300.0), 150.0);
    a.cyclist(a.r * 0.45, 300.0, 1.1);
}

pub fn tram(a: &mut Art) {
    a.backdrop(true);
    a.street(-10.0);
    let p = a.p;
    carriageway(a, 66.0, 150.0);
    a.rect(a.l, -10.0, a.r - a.l, 74.0, p.road.mix(p.wall, 0.45));
    for x in [-640.0, -300.0, 90.0, 430.0] {
        let h = a.rng.f(130.0, 180.0);
        a.tree(x, 34.0, h);
    }
    a.crowd(9, (a.l, a.r, 20.0, 50.0), 96.0);
    for y in [122.0, 150.0, 186.0, 206.0] {
        a.rect(a.l, y, a.r - a.l, 4.0, p.ink.mix(p.road, 0.3));
        a.rect(a.l, y + 4.0, a.r - a.l, 1.5, WHITE.a(0.4));
    }
    let c = a.rng.pick(&[p.accent, p.brick, p.leaf_dark, p.water.mix(p.roof2, 0.5)]);
    let x = a.rng.f(-330.0, -230.0);
    a.tram(x, 152.0, 1.12, c);
    a.wires(-118.0, 24.0);
    a.lamp(-430.0, 240.0, 380.0);
    a.crowd(3, (-40.0, 420.0, 250.0, 300.0), 150.0);
}

fn train(a: &mut Art, x: f32, y: f32, c: Color) {
    let p = a.p;
    let pale = p.wall.mix(WHITE, 0.3);
    for car in 0..4 {
        let x0 = x + car as f32 * 380.0;
        a.round((x0, y - 138.0), (372.0, 120.0), 14.0, pale);
        a.rect(x0, y - 60.0, 372.0, 40.0, c);
        a.rect(x0, y - 66.0, 372.0, 5.0, p.accent2);
        a.rect(x0 + 8.0, y - 22.0, 356.0, 12.0, p.ink);
        a.round((x0 + 14.0, y - 122.0), (344.0, 46.0), 6.0, p.ink.mix(p.glass, 0.3));
        for i in 0..5 {
            let on = a.rng.chance(p.lit_share + 0.15);
            a.round((x0 + 20.0 + i as f32 * 68.0, y - 118.0), (60.0, 38.0), 4.0, if on { p.lit } else { p.glass });
        }
        for k in [40.0, 90.0, 282.0, 332.0] {
            a.circle(x0 + k, y - 10.0, 12.0, p.ink);
        }
        a.rect(x0 + 372.0, y - 110.0, 8.0, 84.0, p.ink);
    }
}

pub fn train_station(a: &mut Art) {
    a.backdrop(true);
    let p = a.p;
    a.ground(-36.0, p.ground);
    for x in [-740.0, -690.0, -640.0, 560.0, 640.0, 720.0] {
        let h = a.rng.f(240.0, 320.0);
        a.poplar(x, -10.0, h);
    }
    let wall = a.rng.pick(&[p.wall2, p.accent2.mix(p.wall, 0.55), p.wall]);
    let trim = p.wall.mix(WHITE, if p.night { 0.05 } else { 0.5 });
    a.boxed((-440.0, -10.0), (860.0, 180.0), 50.0, wall);
    a.poly(&[(-456.0, -190.0), (-416.0, -244.0), (396.0, -244.0), (436.0, -190.0)], if p.snow { WHITE } else { p.roof });
    a.boxed((-140.0, -10.0), (270.0, 260.0), 24.0, wall);
    a.poly(&[(-156.0, -268.0), (-5.0, -352.0), (146.0, -268.0)], p.roof);
    a.rect(-152.0, -274.0, 296.0, 12.0, trim);
    a.circle(-5.0, -300.0, 20.0, trim);
    a.stroke("M-5 -300V-312M-5 -300L4 -295", 3.0, p.ink);
    for x in [-110.0, -33.0, 44.0] {
        let on = if p.lit_share > 0.1 { p.lit } else { p.glass };
        a.path(&format!("M{x} -90V-200A28 28 0 0 1 {} -200V-90Z", x + 56.0), on);
        a.stroke(&format!("M{} -90V-228M{x} -150H{}M{x} -196H{}", x + 28.0, x + 56.0, x + 56.0), 2.4, trim);
    }
    for x in [-430.0, 140.0] {
        a.windows(Grid { at: (x, -170.0), size: (270.0, 100.0), cols: 5, rows: 1, glass: (0.46, 0.8) });
        a.rect(x, -186.0, 270.0, 5.0, trim);
    }
    // The canopy over the platform.
    let canopy = p.roof2;
    a.poly(&[(-620.0, -92.0), (600.0, -92.0), (640.0, -70.0), (-660.0, -70.0)], canopy);
    a.rect(-660.0, -70.0, 1300.0, 7.0, canopy.mix(p.ink, 0.35));
    for i in 0..8 {
        let x = -600.0 + i as f32 * 168.0;
        a.rect(x, -64.0, 7.0, 84.0, canopy.mix(p.ink, 0.45));
        a.stroke(&format!("M{:.0} -40Q{:.0} -62 {:.0} -63", x + 3.0, x + 6.0, x + 30.0), 3.0, canopy.mix(p.ink, 0.45));
    }
    a.ground(-10.0, p.road.mix(p.wall, 0.4));
    a.crowd(10, (a.l, a.r, 10.0, 36.0), 92.0);
    a.rect(a.l, 60.0, a.r - a.l, 8.0, p.accent2.mix(p.wall, 0.4));
    a.rect(a.l, 68.0, a.r - a.l, 60.0, p.ink.mix(p.road, 0.4));
    let x = a.rng.f(-250.0, -120.0);
    let c = a.rng.pick(&[p.water.mix(p.roof2, 0.5), p.leaf, p.accent]);
    train(a, x, 130.0, c);
    a.ground(136.0, p.road.mix(p.brick, 0.25).mix(p.ink, 0.15));
    for i in 0..40 {
        let x = a.l - 20.0 + i as f32 * 44.0;
        a.poly(&[(x, 144.0), (x + 16.0, 144.0), (x + 8.0, 176.0), (x - 12.0, 176.0)], p.brick.mix(p.ink, 0.5));
    }
    for y in [136.0, 148.0, 168.0] {
        a.rect(a.l, y, a.r - a.l, 4.0, p.wall.mix(p.ink, 0.3));
    }
    a.ground(196.0, p.road.mix(p.wall, 0.5));
    a.rect(a.l, 196.0, a.r - a.l, 8.0, p.wall);
    a.rect(a.l, 214.0, a.r - a.l, 7.0, p.accent2);
    a.person(-330.0, 300.0, 172.0, Pose::Walk);
    suitcase(a, -276.0, 302.0);
    a.person(250.0, 290.0, 168.0, Pose::Back);
    a.child(300.0, 292.0, 112.0);
    a.lamp(-420.0, 250.0, 360.0);
}

fn suitcase(a: &mut Art, x: f32, y: f32) {
    let c = a.p.brick;
    a.round((x - 16.0, y - 62.0), (36.0, 58.0), 5.0, c);
    a.rect(x + 8.0, y - 60.0, 4.0, 54.0, c.mix(a.p.ink, 0.3));
    a.stroke(&format!("M{:.1} {:.1}v-26h14v26", x - 6.0, y - 62.0), 3.0, a.p.ink);
}

pub fn bicycles(a: &mut Art) {
    a.backdrop(true);
    let p = a.p;
    a.ground(-40.0, p.ground.mix(p.ground2, 0.5));
    a.river_band(-30.0, 44.0);
    a.ground(12.0, p.ground);
    for x in a.spread(12, a.l, a.r, 0.3) {
        let h = a.rng.f(250.0, 330.0);
        a.poplar(x, 34.0, h);
    }
    a.tufts(50, 50.0, p.leaf_dark.a(0.45));
    let path = p.road.mix(p.wall, 0.4);
    a.path("M-900 110Q0 60 900 108L900 236Q0 190 -900 250Z", path);
    a.stroke("M-900 178Q0 128 900 170", 4.0, p.wall.a(0.75));
    a.cyclist(340.0, 128.0, 0.95);
    a.cyclist(120.0, 134.0, 1.0);
    a.cyclist(-150.0, 196.0, 1.3);
    if a.rng.chance(0.6) {
        a.cyclist(-420.0, 190.0, 1.2);
    }
    a.person(250.0, 214.0, 164.0, Pose::Walk);
    a.bench(520.0, 258.0, 1.2);
    if !p.snow {
        let b = a.b;
        a.wheat(150, b + 30.0, 90.0);
    }
}
