use crate::canvas::Art;
use crate::palette::{Color, WHITE};

impl Art {
    /// A village or suburb house: gable to us, long side with the roof to the right. `s` = 1 is 200 wide.
    pub fn house(&mut self, x: f32, y: f32, s: f32, wall: Color, roof: Color) {
        let (snow, ink, white) = (self.p.snow, self.p.ink, self.p.wall.mix(WHITE, 0.4));
        self.shadow(x + 100.0 * s, y, 100.0 * s, 190.0 * s);
        let smoke = self.rng.chance(0.35);
        self.at(x, y, s, |a| {
            let side = wall.mix(ink, 0.28);
            a.rect(132.0, -158.0, 17.0, 50.0, a.p.brick.mix(ink, 0.15));
            a.rect(129.0, -162.0, 23.0, 7.0, a.p.brick.mix(ink, 0.4));
            if smoke {
                a.stroke("M140 -168Q128 -186 142 -200T138 -240", 7.0, WHITE.a(if a.p.night { 0.16 } else { 0.45 }));
            }
            a.rect(92.0, -70.0, 108.0, 70.0, side);
            a.rect(0.0, -70.0, 92.0, 70.0, wall);
            a.poly(&[(0.0, -70.0), (46.0, -132.0), (92.0, -70.0)], wall);
            a.poly(&[(92.0, -70.0), (46.0, -132.0), (52.0, -132.0), (100.0, -66.0)], side);
            // The roof's lit slope with courses of tiles.
            let top = if snow { WHITE } else { roof };
            a.poly(&[(44.0, -139.0), (166.0, -139.0), (210.0, -64.0), (97.0, -64.0)], top);
            for k in 1..5 {
                let f = k as f32 / 5.0;
                a.line((44.0 + 53.0 * f, -139.0 + 75.0 * f), (166.0 + 44.0 * f, -139.0 + 75.0 * f), 1.3, ink.a(if snow { 0.08 } else { 0.22 }));
            }
            a.poly(&[(44.0, -139.0), (50.0, -134.0), (-3.0, -62.0), (-10.0, -66.0)], roof.mix(ink, 0.3));
            a.poly(&[(44.0, -139.0), (97.0, -64.0), (90.0, -63.0), (44.0, -130.0)], roof.mix(ink, 0.45));
            a.rect(-2.0, -8.0, 94.0, 8.0, a.p.roof2.mix(wall, 0.3));
            a.rect(92.0, -8.0, 108.0, 8.0, a.p.roof2.mix(ink, 0.3));
            a.circle(46.0, -96.0, 8.0, white);
            a.circle(46.0, -96.0, 5.5, a.p.glass);
            for wx in [12.0, 54.0] {
                let shutter = a.p.roof2.mix(a.p.water, 0.4);
                a.rect(wx - 5.0, -54.0, 5.0, 30.0, shutter);
                a.rect(wx + 26.0, -54.0, 5.0, 30.0, shutter);
                a.rect(wx - 1.0, -56.0, 28.0, 34.0, white);
                a.window(wx + 2.0, -53.0, 22.0, 27.0);
            }
            a.rect(112.0, -52.0, 23.0, 52.0, a.p.brick.mix(ink, 0.35));
            a.rect(116.0, -47.0, 15.0, 17.0, a.p.glass);
            for wx in [146.0, 172.0] {
                a.window(wx, -50.0, 18.0, 24.0);
            }
        });
    }

    /// A small house far away: three shapes.
    pub fn cottage(&mut self, x: f32, y: f32, s: f32) {
        let wall = self.rng.pick(&[self.p.wall, self.p.wall2, self.p.wall]).mix(self.p.mid, 0.18);
        let roof = if self.p.snow { WHITE } else { self.rng.pick(&[self.p.roof, self.p.brick, self.p.roof2]).mix(self.p.mid, 0.12) };
        let ink = self.p.ink;
        self.at(x, y, s, |a| {
            a.rect(0.0, -26.0, 26.0, 27.0, wall);
            a.poly(&[(0.0, -26.0), (13.0, -44.0), (26.0, -26.0)], wall);
            a.rect(26.0, -26.0, 36.0, 27.0, wall.mix(ink, 0.25));
            a.poly(&[(12.0, -47.0), (52.0, -47.0), (66.0, -24.0), (28.0, -24.0)], roof);
            a.stroke("M12 -46L-2 -25", 2.4, roof.mix(ink, 0.25));
            a.rect(44.0, -56.0, 6.0, 12.0, a.p.brick);
            a.window(9.0, -20.0, 7.5, 9.0);
            a.window(33.0, -18.0, 7.0, 9.0);
            a.window(48.0, -18.0, 7.0, 9.0);
        });
    }

    /// A village along the line `y`, with orchards between the houses.
    pub fn village(&mut self, y: f32, from: f32, to: f32, s: f32) {
        let n = ((to - from) / (95.0 * s)).max(1.0) as usize;
        for x in self.spread(n, from, to, 0.7) {
            let drop = self.rng.f(-5.0, 9.0) * s;
            if self.rng.chance(0.55) {
                self.small_tree(x - 22.0 * s, y + drop, 52.0 * s);
            }
            self.cottage(x - 20.0 * s, y + drop + 3.0, s);
            if self.rng.chance(0.3) {
                self.poplar(x + 56.0 * s, y + drop, 105.0 * s);
            } else {
                self.small_tree(x + 52.0 * s, y + drop + 5.0, 40.0 * s);
            }
        }
    }

    /// A far tree: two rounds.
    pub fn small_tree(&mut self, x: f32, y: f32, h: f32) {
        let tone = self.rng.f(0.0, 0.5);
        let c = self.p.leaf.mix(self.p.leaf_dark, tone).mix(self.p.mid, 0.2);
        let c = if self.p.snow { c.mix(WHITE, 0.35) } else { c };
        self.rect(x - h * 0.03, y - h * 0.4, h * 0.06, h * 0.4, self.p.fore.mix(self.p.mid, 0.3));
        self.ellipse(x, y - h * 0.58, h * 0.3, h * 0.4, c);
        self.ellipse(x + h * 0.13, y - h * 0.5, h * 0.2, h * 0.3, c.mix(self.p.leaf_dark, 0.55));
    }

    pub fn fence(&mut self, y: f32, from: f32, to: f32, h: f32) {
        let c = self.p.wall.mix(self.p.ground, 0.15);
        let dark = c.mix(self.p.ink, 0.3);
        self.rect(from, y - h * 0.75, to - from, 3.5, dark);
        self.rect(from, y - h * 0.3, to - from, 3.5, dark);
        let mut x = from;
        while x < to {
            self.poly(&[(x, y), (x, y - h), (x + 4.0, y - h - 5.0), (x + 8.0, y - h), (x + 8.0, y)], c);
            x += 15.0;
        }
    }
}
