use crate::canvas::Art;
use crate::palette::WHITE;
use crate::pieces::{Grid, Pose};

fn square(a: &mut Art) {
    let (c, line) = (a.p.road.mix(a.p.wall, 0.4), a.p.ink.a(0.12));
    a.ground(0.0, c);
    a.paving(0.0, line);
}

pub fn town_hall(a: &mut Art) {
    a.backdrop(true);
    let p = a.p;
    a.ground(-34.0, p.ground);
    for x in [-720.0, -640.0, 610.0, 700.0] {
        let h = a.rng.f(210.0, 290.0);
        a.poplar(x, -8.0, h);
    }
    square(a);
    let wall = a.rng.pick(&[p.wall, p.wall2, p.accent2.mix(p.wall, 0.6)]);
    let (trim, dark) = (wall.mix(WHITE, if p.night { 0.12 } else { 0.55 }), wall.mix(p.ink, 0.22));
    a.boxed((-370.0, 0.0), (740.0, 216.0), 40.0, wall);
    // The tower with its clock.
    a.rect(-62.0, -412.0, 124.0, 200.0, wall);
    a.rect(26.0, -412.0, 36.0, 200.0, dark);
    a.poly(&[(-76.0, -412.0), (0.0, -488.0), (76.0, -412.0)], p.roof);
    a.poly(&[(0.0, -488.0), (76.0, -412.0), (24.0, -412.0)], p.roof.mix(p.ink, 0.28));
    a.flag(0.0, -480.0, 1.1);
    a.rect(-74.0, -416.0, 148.0, 11.0, trim);
    a.circle(0.0, -362.0, 34.0, trim);
    a.circle(0.0, -362.0, 28.0, p.lit.mix(WHITE, 0.4));
    a.stroke("M0 -362V-382M0 -362L13 -354", 3.6, p.ink);
    a.windows(Grid { at: (-46.0, -318.0), size: (92.0, 66.0), cols: 2, rows: 1, glass: (0.5, 0.86) });
    // Roofs of the wings.
    a.poly(&[(-386.0, -216.0), (-350.0, -268.0), (-70.0, -268.0), (-70.0, -216.0)], p.roof);
    a.poly(&[(386.0, -216.0), (350.0, -268.0), (70.0, -268.0), (70.0, -216.0)], p.roof.mix(p.ink, 0.1));
    if p.snow {
        a.poly(&[(-366.0, -240.0), (-346.0, -272.0), (-70.0, -272.0), (-70.0, -240.0)], WHITE);
        a.poly(&[(366.0, -240.0), (346.0, -272.0), (70.0, -272.0), (70.0, -240.0)], WHITE);
    }
    a.rect(-380.0, -222.0, 760.0, 12.0, trim);
    a.rect(-370.0, -210.0, 740.0, 6.0, dark);
    a.rect(-370.0, -110.0, 740.0, 6.0, trim);
    for x in [-360.0, 130.0] {
        a.windows(Grid { at: (x, -204.0), size: (230.0, 92.0), cols: 5, rows: 1, glass: (0.5, 0.72) });
        a.windows(Grid { at: (x, -104.0), size: (230.0, 90.0), cols: 5, rows: 1, glass: (0.5, 0.72) });
    }
    // The portico.
    a.rect(-118.0, -196.0, 236.0, 196.0, dark);
    a.windows(Grid { at: (-104.0, -186.0), size: (208.0, 76.0), cols: 3, rows: 1, glass: (0.4, 0.8) });
    a.rect(-26.0, -92.0, 52.0, 92.0, p.brick.mix(p.ink, 0.4));
    a.poly(&[(-142.0, -204.0), (0.0, -264.0), (142.0, -204.0)], trim);
    a.poly(&[(-108.0, -210.0), (0.0, -254.0), (108.0, -210.0)], wall.mix(p.ink, 0.1));
    a.rect(-138.0, -206.0, 276.0, 14.0, trim);
    for x in [-112.0, -58.0, 38.0, 92.0] {
        a.rect(x, -192.0, 20.0, 192.0, trim);
        a.rect(x + 13.0, -192.0, 7.0, 192.0, dark.a(0.6));
        a.rect(x - 4.0, -194.0, 28.0, 7.0, trim);
    }
    for (k, w) in [(0.0, 150.0), (8.0, 166.0), (16.0, 184.0)] {
        a.rect(-w, -2.0 + k, w * 2.0, 9.0, trim.mix(p.ink, k / 70.0));
    }
    for x in [-520.0, -440.0, 480.0, 560.0] {
        let h = a.rng.f(190.0, 240.0);
        a.tree(x, 22.0, h);
    }
    a.lamp(-300.0, 70.0, 180.0);
    a.lamp(330.0, 70.0, 180.0);
    a.crowd(9, (-560.0, 560.0, 50.0, 150.0), 92.0);
    a.bench(-330.0, 190.0, 1.1);
    a.crowd(2, (40.0, 420.0, 200.0, 260.0), 105.0);
}

pub fn school(a: &mut Art) {
    a.backdrop(true);
    let p = a.p;
    a.ground(-34.0, p.ground);
    for x in [-760.0, -700.0, -640.0, -580.0] {
        let h = a.rng.f(250.0, 330.0);
        a.poplar(x, -6.0, h);
    }
    let (brick, trim) = (p.brick, p.wall.mix(WHITE, if p.night { 0.0 } else { 0.3 }));
    a.boxed((-480.0, 0.0), (880.0, 300.0), 60.0, brick);
    a.hatch((400.0, -282.0), (58.0, 270.0), 10.0, p.ink.a(0.2));
    for j in 0..36 {
        let y = -296.0 + j as f32 * 8.2;
        a.line((-480.0, y), (400.0, y), 0.9, p.ink.a(0.07));
    }
    a.rect(-490.0, -312.0, 900.0, 14.0, if p.snow { WHITE } else { trim });
    for (x, cols) in [(-466.0, 5), (110.0, 4)] {
        let w = cols as f32 * 70.0;
        a.windows(Grid { at: (x, -292.0), size: (w, 280.0), cols, rows: 3, glass: (0.68, 0.6) });
    }
    // The stair tower with the entrance.
    a.rect(-110.0, -350.0, 210.0, 350.0, trim);
    a.rect(60.0, -350.0, 40.0, 350.0, trim.mix(p.ink, 0.16));
    a.rect(-118.0, -360.0, 226.0, 13.0, p.roof2);
    a.windows(Grid { at: (-84.0, -326.0), size: (140.0, 210.0), cols: 3, rows: 3, glass: (0.8, 0.86) });
    a.rect(-80.0, -86.0, 132.0, 86.0, p.roof2.mix(p.ink, 0.35));
    a.windows(Grid { at: (-74.0, -80.0), size: (120.0, 76.0), cols: 4, rows: 1, glass: (0.8, 0.94) });
    a.rect(-140.0, -104.0, 254.0, 15.0, p.accent2);
    a.rect(-132.0, -89.0, 8.0, 89.0, p.ink.mix(p.roof2, 0.4));
    a.rect(98.0, -89.0, 8.0, 89.0, p.ink.mix(p.roof2, 0.4));
    let tuft = p.leaf.a(0.5);
    a.tufts(60, 40.0, tuft);
    let path = p.road.mix(p.wall, 0.35);
    a.poly(&[(-120.0, 0.0), (96.0, 0.0), (340.0, 460.0), (-420.0, 460.0)], path);
    a.rect(-150.0, -2.0, 270.0, 10.0, trim.mix(p.ink, 0.12));
    for x in [-440.0, -250.0, 220.0, 360.0] {
        let w = a.rng.f(90.0, 130.0);
        a.bush(x, 16.0, w);
    }
    for x in [500.0, 620.0, 740.0] {
        let h = a.rng.f(210.0, 280.0);
        a.tree(x, 20.0, h);
    }
    a.crowd(3, (-420.0, 430.0, 60.0, 90.0), 96.0);
    for (x, y, h) in [(-190.0, 130.0, 82.0), (-120.0, 146.0, 86.0), (20.0, 110.0, 78.0), (90.0, 180.0, 92.0), (170.0, 196.0, 96.0), (-330.0, 170.0, 88.0)] {
        let dx = a.rng.f(-20.0, 20.0);
        a.child(x + dx, y, h);
    }
    let (x, c) = (a.rng.f(-70.0, 40.0), p.accent);
    a.dressed(x, 250.0, 150.0, Pose::Back, c);
    a.dressed(x + 66.0, 256.0, 108.0, Pose::Back, p.accent2);
}

pub fn hospital(a: &mut Art) {
    a.backdrop(true);
    let p = a.p;
    a.ground(-34.0, p.ground);
    for x in [-740.0, -690.0, 640.0, 720.0] {
        let h = a.rng.f(220.0, 300.0);
        a.poplar(x, -6.0, h);
    }
    let wall = p.wall.mix(WHITE, if p.night { 0.05 } else { 0.35 });
    let (green, dark) = (p.leaf.mix(p.water, 0.4), wall.mix(p.ink, 0.2));
    a.boxed((-430.0, 0.0), (620.0, 360.0), 56.0, wall);
    a.rect(-430.0, -360.0, 130.0, 360.0, green);
    a.rect(-438.0, -370.0, 636.0, 12.0, dark);
    for j in 0..4 {
        let y = -348.0 + j as f32 * 68.0;
        a.rect(-300.0, y + 6.0, 490.0, 46.0, wall.mix(green, 0.25));
        a.windows(Grid { at: (-290.0, y), size: (474.0, 58.0), cols: 9, rows: 1, glass: (0.74, 0.66) });
    }
    a.windows(Grid { at: (-410.0, -230.0), size: (90.0, 220.0), cols: 2, rows: 4, glass: (0.6, 0.6) });
    // A plus of leaves' colour: the red cross is a protected sign.
    let plus = wall;
    a.rect(-379.0, -330.0, 28.0, 84.0, plus);
    a.rect(-407.0, -302.0, 84.0, 28.0, plus);
    a.boxed((190.0, 0.0), (300.0, 150.0), 44.0, wall.mix(p.wall2, 0.4));
    a.windows(Grid { at: (200.0, -140.0), size: (280.0, 70.0), cols: 6, rows: 1, glass: (0.66, 0.6) });
    a.rect(182.0, -158.0, 316.0, 10.0, dark);
    a.rect(-60.0, -74.0, 220.0, 74.0, p.glass.mix(p.lit, 0.4));
    for k in 0..6 {
        a.rect(-60.0 + k as f32 * 44.0 - 2.0, -74.0, 4.0, 74.0, dark);
    }
    a.rect(-110.0, -94.0, 330.0, 18.0, green);
    for x in [-100.0, 202.0] {
        a.rect(x, -76.0, 9.0, 84.0, dark.mix(p.ink, 0.3));
    }
    let road = p.road;
    a.path("M-900 70Q-200 40 900 66L900 150Q0 120 -900 170Z", road);
    a.stroke("M-900 116Q-200 84 900 106", 3.0, p.wall.a(0.6));
    a.bush(-360.0, 22.0, 150.0);
    a.bush(-220.0, 20.0, 110.0);
    a.bush(360.0, 22.0, 150.0);
    let (van, stripe) = (wall.mix(WHITE, 0.4), p.accent);
    let x = a.rng.f(150.0, 240.0);
    a.van(x, 128.0, 1.0, van, stripe);
    for x in [-600.0, -520.0, 560.0] {
        let h = a.rng.f(200.0, 260.0);
        a.tree(x, 40.0, h);
    }
    let tuft = p.leaf.a(0.5);
    a.tufts(46, 180.0, tuft);
    a.crowd(5, (-300.0, 160.0, 24.0, 56.0), 88.0);
    a.poly(&[(-460.0, 460.0), (-180.0, 146.0), (-60.0, 142.0), (-40.0, 460.0)], p.road.mix(p.wall, 0.4));
    a.dressed(-170.0, 236.0, 148.0, Pose::Walk, p.wall.mix(WHITE, 0.4));
    a.person(-110.0, 240.0, 144.0, Pose::Stand);
}
