use crate::canvas::Art;
use crate::palette::{Color, WHITE};

impl Art {
    pub fn lamp(&mut self, x: f32, y: f32, h: f32) {
        let ink = self.p.ink.mix(self.p.roof2, 0.25);
        self.shadow(x, y, 4.0, h * 0.5);
        self.poly(&[(x - 4.5, y), (x - 1.8, y - h), (x + 1.8, y - h), (x + 4.5, y)], ink);
        self.stroke(&format!("M{x:.1} {:.1}q2 -18 22 -18", y - h + 8.0), 3.4, ink);
        self.path(&format!("M{:.1} {:.1}h18l4 10h-26Z", x + 16.0, y - h - 12.0), ink);
        if self.p.lit_share > 0.1 {
            self.glow(x + 25.0, y - h, h * 0.62);
            self.ellipse(x + 25.0, y - h - 1.0, 10.0, 5.0, self.p.lit);
        } else {
            self.ellipse(x + 25.0, y - h - 2.0, 10.0, 3.5, self.p.wall);
        }
    }

    pub fn bench(&mut self, x: f32, y: f32, s: f32) {
        let wood = self.p.brick.mix(self.p.accent2, 0.3).mix(self.p.ink, 0.15);
        self.shadow(x, y, 50.0 * s, 80.0 * s);
        self.at(x, y, s, |a| {
            let ink = a.p.ink;
            a.stroke("M-44 0L-46 -28L-49 -60M44 0L46 -28L49 -60M-44 -27L-38 0M44 -27L38 0", 4.0, ink);
            for y in [-60.0, -50.0, -40.0] {
                a.round((-54.0, y), (108.0, 6.5), 2.0, wood);
            }
            a.poly(&[(-52.0, -30.0), (52.0, -30.0), (57.0, -22.0), (-57.0, -22.0)], wood.mix(WHITE, 0.15));
            a.rect(-57.0, -22.0, 114.0, 3.5, wood.mix(ink, 0.35));
        });
    }

    pub fn cone(&mut self, x: f32, y: f32, s: f32) {
        self.shadow(x, y, 14.0 * s, 34.0 * s);
        self.at(x, y, s, |a| {
            let c = a.p.accent;
            a.poly(&[(-17.0, 0.0), (-15.0, -5.0), (15.0, -5.0), (17.0, 0.0)], c.mix(a.p.ink, 0.2));
            a.poly(&[(-11.0, -5.0), (-2.5, -44.0), (2.5, -44.0), (11.0, -5.0)], c);
            a.poly(&[(-8.5, -16.0), (-6.0, -27.0), (6.0, -27.0), (8.5, -16.0)], WHITE.mix(c, 0.08));
        });
    }

    pub fn barrier(&mut self, x: f32, y: f32, w: f32) {
        let (c, pale, ink) = (self.p.accent, self.p.wall.mix(WHITE, 0.4), self.p.ink);
        self.shadow(x + w / 2.0, y, w * 0.5, w * 0.6);
        for px in [x + 14.0, x + w - 14.0] {
            self.line((px, y - 58.0), (px - 10.0, y), 4.0, ink);
            self.line((px, y - 58.0), (px + 10.0, y), 4.0, ink);
        }
        self.rect(x, y - 62.0, w, 20.0, pale);
        let mut at = x;
        while at + 30.0 < x + w {
            self.poly(&[(at + 12.0, y - 62.0), (at + 28.0, y - 62.0), (at + 16.0, y - 42.0), (at, y - 42.0)], c);
            at += 32.0;
        }
    }

    pub fn stall(&mut self, x: f32, y: f32, w: f32, c: Color) {
        let (ink, wood) = (self.p.ink, self.p.brick.mix(self.p.accent2, 0.35));
        self.shadow(x + w * 0.6, y, w * 0.55, w * 0.8);
        self.rect(x + 4.0, y - 176.0, w - 8.0, 118.0, self.p.ink.mix(self.p.wall2, 0.3));
        for px in [x, x + w - 6.0] {
            self.rect(px, y - 178.0, 6.0, 178.0, wood.mix(ink, 0.35));
        }
        self.person(x + w * 0.5, y - 6.0, 128.0, crate::pieces::Pose::Stand);
        self.rect(x - 8.0, y - 62.0, w + 16.0, 62.0, wood);
        self.rect(x - 8.0, y - 62.0, w + 16.0, 7.0, wood.mix(WHITE, 0.25));
        for k in 1..6 {
            let px = x - 8.0 + (w + 16.0) * k as f32 / 6.0;
            self.line((px, y - 54.0), (px, y), 1.4, wood.mix(ink, 0.35));
        }
        let n = (w / 52.0) as usize;
        let p = self.p;
        for i in 0..n {
            let cx = x + w * (i as f32 + 0.5) / n as f32;
            let c = self.rng.pick(&[p.accent, p.accent2, p.leaf, p.brick, p.leaf_light, p.wall]);
            self.crate_of(cx - 23.0, y - 58.0, 46.0, c);
        }
        self.awning(x - 12.0, y - 208.0, w + 24.0, 46.0, c);
    }

    /// A wooden crate with a heap of something round.
    pub fn crate_of(&mut self, x: f32, y: f32, w: f32, c: Color) {
        let wood = self.p.wall2.mix(self.p.brick, 0.3);
        for (row, n) in [(0.0, 5usize), (1.0, 4), (2.0, 2)] {
            for i in 0..n {
                let r = w * 0.115;
                let px = x + w * 0.5 + (i as f32 - (n as f32 - 1.0) / 2.0) * r * 1.75;
                let dark = c.mix(self.p.ink, 0.1 + self.rng.f(0.0, 0.18));
                self.circle(px, y - w * 0.36 - row * r * 1.3, r, dark);
                self.circle(px - r * 0.2, y - w * 0.36 - row * r * 1.3 - r * 0.2, r * 0.66, c);
            }
        }
        self.rect(x, y - w * 0.36, w, w * 0.36, wood);
        self.rect(x, y - w * 0.2, w, 2.0, wood.mix(self.p.ink, 0.4));
        self.rect(x, y - w * 0.36, w * 0.08, w * 0.36, wood.mix(self.p.ink, 0.25));
        self.rect(x + w * 0.92, y - w * 0.36, w * 0.08, w * 0.36, wood.mix(self.p.ink, 0.25));
    }

    pub fn wires(&mut self, y: f32, sag: f32) {
        let (l, r) = (self.l - 20.0, self.r + 20.0);
        for k in [0.0, 16.0] {
            self.stroke(&format!("M{l:.1} {:.1}Q0 {:.1} {r:.1} {:.1}", y + k, y + sag + k, y + k * 0.4), 1.6, self.p.ink.a(0.7));
        }
    }

    pub fn pylon(&mut self, x: f32, y: f32, h: f32) {
        let c = self.p.ink.mix(self.p.far, 0.45);
        self.at(x, y, h / 100.0, |a| {
            a.stroke("M-12 0L-3 -60L-2 -100M12 0L3 -60L2 -100M-12 0L7 -30L-3 -60L2 -100M12 0L-7 -30L3 -60L-2 -100M-22 -68H22M-17 -84H17M-22 -68L0 -75L22 -68M-17 -84L0 -90L17 -84", 1.3, c);
        });
    }

    /// A street of old fronts across the picture.
    pub fn street(&mut self, y: f32) {
        let mut x = self.l - self.rng.f(0.0, 60.0);
        let p = self.p;
        while x < self.r {
            let (w, floors) = (self.rng.f(120.0, 200.0), 2 + self.rng.n(2));
            let c = self.rng.pick(&[p.wall, p.wall2, p.brick.mix(p.wall, 0.35), p.accent2.mix(p.wall, 0.5), p.water.mix(p.wall, 0.45)]);
            self.facade(x, y, w, floors, c);
            x += w + self.rng.f(0.0, 3.0);
        }
    }

    /// Panel blocks across the picture, trees between them.
    pub fn estate(&mut self, y: f32) {
        let mut x = self.l - self.rng.f(20.0, 120.0);
        let p = self.p;
        while x < self.r {
            let (cols, floors) = (6 + self.rng.n(4), 5 + self.rng.n(5));
            let c = self.rng.pick(&[p.wall, p.wall2, p.wall.mix(p.far, 0.3), p.wall2.mix(p.far, 0.35)]);
            self.block(x, y, cols, floors, c.mix(p.sky_low, 0.12));
            x += cols as f32 * 34.0;
            for _ in 0..2 {
                let h = self.rng.f(90.0, 150.0);
                if self.rng.chance(0.5) {
                    self.tree(x + 56.0, y + 6.0, h)
                } else {
                    self.poplar(x + 70.0, y + 6.0, h * 1.5)
                }
                x += self.rng.f(34.0, 60.0);
            }
        }
    }
}
