use crate::canvas::Art;
use crate::palette::WHITE;
use crate::pieces::Pose;

pub fn library(a: &mut Art) {
    let p = a.p;
    let (wall, floor) = (a.indoor_wall(), a.floor());
    a.room(40.0, wall, floor);
    a.outlook(-110.0, -440.0, 220.0, 400.0, 40.0);
    a.rect(-170.0, -490.0, 26.0, 530.0, p.accent.mix(p.ink, 0.25));
    a.rect(144.0, -490.0, 26.0, 530.0, p.accent.mix(p.ink, 0.25));
    a.rect(-184.0, -498.0, 368.0, 10.0, p.brick.mix(p.ink, 0.4));
    a.shelf(-420.0, 40.0, 220.0, 8);
    a.shelf(200.0, 40.0, 220.0, 8);
    for x in [-700.0, 460.0] {
        a.shelf(x, 62.0, 250.0, 9);
    }
    a.stroke(
        "M-236 50L-196 -420M-200 50L-172 -420M-232 0H-198M-226 -70H-194M-221 -140H-190M-215 -210H-186M-209 -280H-182M-203 -350H-177",
        6.0,
        p.accent2.mix(p.brick, 0.5),
    );
    a.person(-330.0, 78.0, 158.0, Pose::Back);
    a.person(310.0, 74.0, 152.0, Pose::Wave);
    a.child(356.0, 80.0, 104.0);
    a.pot(-140.0, 60.0, 1.2);
    a.ellipse(20.0, 250.0, 480.0, 70.0, p.accent.mix(p.ink, 0.4).a(0.55));
    a.ellipse(20.0, 248.0, 440.0, 58.0, p.accent.mix(p.ink, 0.2).a(0.5));
    a.chair(-210.0, 240.0, 1.5);
    a.person(-206.0, 252.0, 178.0, Pose::Sit);
    a.turned(240.0, 240.0, (-1.0, 1.0), 0.0, |a| {
        a.chair(0.0, 0.0, 1.5);
        a.person(4.0, 12.0, 172.0, Pose::Sit);
    });
    a.table(-190.0, 270.0, 420.0, 100.0);
    a.at(10.0, 164.0, 1.2, |a| {
        a.glow(0.0, -50.0, 150.0);
        a.path("M-34 -50Q-30 -76 0 -76Q30 -76 34 -50Z", p.leaf_dark);
        a.rect(-3.0, -50.0, 6.0, 48.0, p.accent2);
        a.ellipse(0.0, 0.0, 22.0, 5.0, p.accent2.mix(p.ink, 0.3));
    });
    for (x, c) in [(-120.0, p.accent), (90.0, p.roof2)] {
        a.path(&format!("M{x} 168L{} 160L{} 168L{} 174Z", x + 30.0, x + 62.0, x + 30.0), WHITE.mix(p.wall, 0.5));
        a.path(&format!("M{x} 168L{} 174L{} 168L{} 178L{} 178Z", x + 30.0, x + 62.0, x + 32.0, x + 28.0), c);
    }
    for (i, c) in [p.brick, p.accent2, p.water, p.leaf].into_iter().enumerate() {
        a.round((148.0 - i as f32 * 3.0, 154.0 - i as f32 * 11.0), (56.0, 11.0), 2.0, c);
    }
    a.pendant(-400.0, -260.0, 0.9);
    a.pendant(400.0, -260.0, 0.9);
}

pub fn bakery(a: &mut Art) {
    let p = a.p;
    let wall = a.indoor_wall().mix(p.accent2, 0.14);
    let floor = a.floor();
    a.room(120.0, wall, floor);
    // Tiles behind the counter.
    let tile = p.wall.mix(WHITE, if p.night { 0.0 } else { 0.3 });
    for j in 0..7 {
        for i in 0..26 {
            let (x, y) = (-790.0 + i as f32 * 62.0 + (j % 2) as f32 * 31.0, -110.0 + j as f32 * 32.0);
            let c = tile.mix(wall, a.rng.f(0.1, 0.5));
            a.rect(x, y, 60.0, 30.0, c);
        }
    }
    let wood = p.brick.mix(p.ink, 0.25);
    for (j, y) in [-380.0, -290.0, -200.0].into_iter().enumerate() {
        a.rect(-440.0, y, 560.0, 11.0, wood);
        a.rect(-440.0, y + 11.0, 560.0, 12.0, p.ink.a(0.14));
        let mut x = -424.0;
        while x < 80.0 {
            x += loaf(a, x, y, j);
        }
    }
    // The oven with its fire.
    a.rect(210.0, -430.0, 330.0, 560.0, p.brick);
    a.hatch((210.0, -430.0), (330.0, 550.0), 16.0, p.ink.a(0.1));
    for j in 0..20 {
        a.line((210.0, -424.0 + j as f32 * 27.0), (540.0, -424.0 + j as f32 * 27.0), 1.6, p.ink.a(0.16));
    }
    a.rect(300.0, -800.0, 150.0, 372.0, p.brick.mix(p.ink, 0.15));
    a.path("M262 -120V-210Q270 -300 375 -304Q480 -300 488 -210V-120Z", p.brick.mix(p.ink, 0.5));
    a.path("M280 -124V-206Q288 -282 375 -286Q462 -282 470 -206V-124Z", p.ink);
    a.glow(375.0, -150.0, 200.0);
    a.path("M310 -124Q316 -166 340 -176Q350 -210 372 -216Q384 -186 404 -178Q434 -160 440 -124Z", p.accent);
    a.path("M332 -124Q344 -160 372 -184Q400 -160 414 -124Z", p.accent2);
    a.rect(244.0, -122.0, 262.0, 16.0, p.road.mix(p.ink, 0.2));
    a.dressed(130.0, 130.0, 318.0, Pose::Carry, WHITE.mix(p.wall, 0.45));
    a.dressed(-260.0, 130.0, 306.0, Pose::Stand, WHITE.mix(p.wall, 0.5));
    a.ellipse(-258.0, -184.0, 30.0, 18.0, WHITE);
    a.rect(-282.0, -180.0, 48.0, 16.0, WHITE.mix(p.ink, 0.1));
    // The counter with a glass front.
    a.rect(-900.0, 70.0, 1240.0, 220.0, wood);
    a.rect(-900.0, 56.0, 1256.0, 20.0, p.accent2.mix(p.brick, 0.55));
    a.rect(-470.0, 92.0, 770.0, 110.0, p.lit.mix(wood, 0.3));
    let mut x = -456.0;
    while x < 250.0 {
        x += loaf(a, x, 196.0, 2);
    }
    a.rect(-470.0, 92.0, 770.0, 110.0, WHITE.a(0.08));
    a.poly(&[(-400.0, 92.0), (-300.0, 92.0), (-360.0, 202.0), (-460.0, 202.0)], WHITE.a(0.2));
    a.poly(&[(60.0, 92.0), (100.0, 92.0), (40.0, 202.0), (0.0, 202.0)], WHITE.a(0.2));
    for k in 0..15 {
        let x = -900.0 + k as f32 * 84.0;
        a.line((x, 212.0), (x, 290.0), 2.0, p.ink.a(0.3));
    }
    for x in [-150.0, -86.0, -20.0] {
        loaf(a, x, 58.0, 0);
    }
    a.ground(288.0, floor.mix(p.ink, 0.3));
    a.person(-40.0, 330.0, 250.0, Pose::Back);
    a.person(420.0, 326.0, 252.0, Pose::Walk);
    a.child(510.0, 330.0, 160.0);
    for x in [-330.0, -60.0] {
        a.pendant(x, -450.0, 0.8);
    }
}

/// A loaf on the line `y`; gives the width it took.
fn loaf(a: &mut Art, x: f32, y: f32, kind: usize) -> f32 {
    let p = a.p;
    let crust = p.accent2.mix(p.brick, a.rng.f(0.35, 0.7));
    let cut = crust.mix(WHITE, 0.4);
    match (kind + a.rng.n(2)) % 3 {
        0 => {
            a.path(&format!("M{x:.1} {y:.1}q-4 -44 38 -46q42 2 38 46Z"), crust);
            a.stroke(&format!("M{:.1} {:.1}q8 -12 20 -8M{:.1} {:.1}q10 -12 20 -6", x + 14.0, y - 20.0, x + 38.0, y - 24.0), 4.0, cut);
            84.0
        }
        1 => {
            a.path(&format!("M{x:.1} {y:.1}q0 -26 22 -28h56q22 2 22 28Z"), crust);
            for k in 0..3 {
                a.line((x + 22.0 + k as f32 * 24.0, y - 10.0), (x + 32.0 + k as f32 * 24.0, y - 22.0), 4.0, cut);
            }
            108.0
        }
        _ => {
            for k in 0..3 {
                a.circle(x + 16.0 + k as f32 * 24.0, y - 15.0, 15.0, crust.mix(p.ink, 0.08 * k as f32));
                a.circle(x + 12.0 + k as f32 * 24.0, y - 20.0, 6.0, cut.a(0.7));
            }
            88.0
        }
    }
}

pub fn shelter(a: &mut Art) {
    let p = a.p;
    let stone = p.brick.mix(p.wall2, 0.45).mix(p.ink, if p.night { 0.3 } else { 0.14 });
    let floor = p.road.mix(p.ink, 0.3);
    a.room(70.0, stone.mix(p.ink, 0.18), floor);
    // The vault, ring after ring into the depth.
    for k in 0..5 {
        let f = k as f32 / 4.0;
        let (w, top, foot) = (900.0 - 560.0 * f, -640.0 + 350.0 * f, 330.0 - 270.0 * f);
        let c = stone.mix(p.lit, 0.06 + 0.17 * f).mix(p.ink, 0.26 - 0.22 * f);
        a.path(
            &format!("M{:.0} {foot:.0}V{:.0}Q{:.0} {top:.0} 0 {top:.0}Q{:.0} {top:.0} {w:.0} {:.0}V{foot:.0}Z", -w, top * 0.4, -w * 0.9, w * 0.9, top * 0.4),
            c,
        );
        let mut courses = String::new();
        for i in 1..9 {
            let u = i as f32 / 9.0;
            courses.push_str(&format!(
                "M{:.0} {:.0}H{:.0}M{:.0} {:.0}H{:.0}",
                -w,
                foot + (top * 0.4 - foot) * u,
                -w * 0.88,
                w * 0.88,
                foot + (top * 0.4 - foot) * u,
                w
            ));
        }
        a.stroke(&courses, 2.0, p.ink.a(0.25));
    }
    a.poly(&[(-340.0, 60.0), (340.0, 60.0), (900.0, 470.0), (-900.0, 470.0)], floor);
    let back = stone.mix(p.lit, 0.3);
    a.path("M-320 60V-110Q-300 -270 0 -270Q300 -270 320 -110V60Z", back);
    for j in 0..14 {
        let (y, odd) = (-230.0 + j as f32 * 22.0, (j % 2) as f32);
        for i in 0..12 {
            let x = -264.0 + i as f32 * 46.0 - odd * 23.0;
            if a.rng.chance(0.42) && (x.abs() < 230.0) {
                let c = back.mix(p.brick, a.rng.f(0.1, 0.35));
                a.rect(x, y, 42.0, 18.0, c);
            }
        }
    }
    // A door that leads up to the light.
    a.path("M-70 60V-90Q-66 -150 0 -150Q66 -150 70 -90V60Z", p.ink.mix(stone, 0.2));
    for i in 0..7 {
        let k = i as f32;
        a.rect(-56.0 + k * 2.0, 50.0 - k * 18.0, 112.0 - k * 4.0, 12.0, p.lit.mix(stone, 0.75 - k * 0.1));
    }
    for x in [-230.0, 150.0] {
        a.rect(x, -120.0, 90.0, 66.0, p.wall);
        a.circle(x + 24.0, -98.0, 9.0, p.accent2);
        a.path(&format!("M{x} -54L{} -90L{} -54ZM{} -54L{} -82L{} -54Z", x + 34.0, x + 60.0, x + 44.0, x + 66.0, x + 90.0), p.leaf);
    }
    for x in [-190.0, 190.0] {
        a.line((x, -640.0), (x, -236.0), 2.0, p.ink);
        a.glow(x, -220.0, 300.0);
        a.circle(x, -222.0, 13.0, p.lit);
    }
    for (x, y, w, s) in [(-330.0, 110.0, 220.0, 132.0), (110.0, 110.0, 220.0, 132.0), (-560.0, 230.0, 330.0, 186.0), (230.0, 230.0, 330.0, 186.0)] {
        let wood = p.accent2.mix(p.brick, 0.5);
        a.shadow(x + w * 0.5, y, w * 0.5, w * 0.7);
        for k in [0.06, 0.9] {
            a.rect(x + w * k, y - s * 0.4, s * 0.06, s * 0.4, wood.mix(p.ink, 0.5));
        }
        for i in 0..3 {
            let px = x + w * (0.2 + 0.27 * i as f32);
            let tall = a.rng.chance(0.62);
            let (h, c) = (if tall { s } else { s * 0.74 }, a.coat());
            a.turned(px, y + 4.0, (if x < 0.0 { 1.0 } else { -1.0 }, 1.0), 0.0, |a| a.dressed(0.0, 0.0, h, Pose::Sit, c));
        }
        a.poly(&[(x, y - s * 0.44), (x + w, y - s * 0.44), (x + w, y - s * 0.37), (x, y - s * 0.37)], wood.a(0.96));
    }
    a.child(-20.0, 190.0, 118.0);
    a.child(50.0, 210.0, 122.0);
    a.ellipse(110.0, 262.0, 26.0, 8.0, p.ink.a(0.3));
    a.circle(110.0, 244.0, 18.0, p.accent);
}

pub fn computers(a: &mut Art) {
    let p = a.p;
    let (wall, floor) = (a.indoor_wall(), a.floor());
    a.room(20.0, wall, floor);
    for x in [-690.0, -400.0, 270.0, 560.0] {
        a.outlook(x, -400.0, 190.0, 270.0, 20.0);
    }
    // The teacher at the board.
    a.rect(-170.0, -410.0, 400.0, 250.0, p.accent2.mix(p.brick, 0.5));
    a.rect(-160.0, -400.0, 380.0, 230.0, p.evergreen().mix(p.ink, 0.25));
    a.readable(30.0, |a| {
        a.stroke("M-120 -230L-60 -300L0 -270L70 -350L150 -320M-130 -200H180M-130 -200V-370", 4.0, p.wall.a(0.85));
        a.circle(150.0, -240.0, 26.0, p.accent2.a(0.7));
    });
    a.dressed(250.0, 60.0, 224.0, Pose::Wave, p.accent);
    a.pot(-210.0, 40.0, 1.1);
    a.pot(430.0, 40.0, 1.3);
    for (y, s, n) in [(110.0, 0.8, 6), (230.0, 1.12, 4), (390.0, 1.5, 3)] {
        let reach = a.r + 60.0;
        for x in a.spread(n, -reach, reach, 0.0) {
            desk(a, x, y, s);
        }
    }
    a.pendant(-260.0, -480.0, 0.7);
    a.pendant(330.0, -480.0, 0.7);
}

fn desk(a: &mut Art, x: f32, y: f32, s: f32) {
    let (coat, p) = (a.coat(), a.p);
    let hair = a.rng.pick(&[p.ink, p.brick.mix(p.ink, 0.5), p.accent2.mix(p.brick, 0.4)]);
    let long = a.rng.chance(0.5);
    a.table(x - 110.0 * s, y, 220.0 * s, 76.0 * s);
    let kind = a.rng.n(3);
    a.at(x + 22.0 * s, y - 82.0 * s, s, |a| {
        a.glow(0.0, -46.0, 120.0);
        a.round((-62.0, -92.0), (124.0, 80.0), 5.0, p.ink);
        let screen = p.water.mix(p.lit, 0.25);
        a.rect(-56.0, -86.0, 112.0, 66.0, screen);
        match kind {
            0 => a.readable(0.0, |a| {
                for (i, h) in [22.0, 36.0, 28.0, 48.0].into_iter().enumerate() {
                    a.rect(-44.0 + i as f32 * 24.0, -24.0 - h, 15.0, h, p.accent);
                }
            }),
            1 => a.stroke("M-46 -72H-6M-34 -60H24M-34 -48H10M-46 -36H30", 4.0, p.ink.a(0.7)),
            _ => a.path("M-56 -20L-20 -64L10 -34L26 -50L56 -20Z", p.leaf_dark),
        }
        a.rect(-6.0, -12.0, 12.0, 12.0, p.ink);
        a.round((-26.0, -2.0), (52.0, 5.0), 2.0, p.ink);
    });
    a.at(x - 40.0 * s, y + 8.0, s, |a| {
        a.chair(0.0, 34.0, 1.1);
        a.path("M-38 -6Q-40 -78 -14 -84L14 -84Q40 -78 38 -6Z", coat);
        a.path("M14 -84Q40 -78 38 -6L16 -6Q24 -50 14 -84Z", coat.mix(p.ink, 0.28));
        a.rect(-7.0, -98.0, 14.0, 18.0, p.skin.mix(p.ink, 0.15));
        a.ellipse(0.0, -114.0, 20.0, 23.0, hair);
        if long {
            a.path("M-20 -114Q-24 -80 -14 -72Q0 -66 14 -72Q24 -80 20 -114Z", hair);
        }
        a.stroke("M-26 -44H26M-26 -30H26", 7.0, p.roof2.mix(p.ink, 0.3));
    });
}
