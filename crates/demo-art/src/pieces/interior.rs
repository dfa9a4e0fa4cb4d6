use crate::canvas::Art;
use crate::palette::{Color, WHITE};

impl Art {
    /// A room: wall, floor with boards that run to us, skirting. `y` is where the wall meets the floor.
    pub fn room(&mut self, y: f32, wall: Color, floor: Color) {
        let (l, t, w, b) = (self.l, self.t, self.r - self.l, self.b);
        self.rect(l, t, w, y - t, wall);
        if self.tall {
            self.ceiling(wall);
        }
        self.rect(l, y, w, b - y, floor);
        let n = 26;
        for i in 0..=n {
            let x = l * 2.4 + (-l * 4.8) * i as f32 / n as f32;
            self.line((x * 0.5, y), (x, b), 1.5, floor.mix(self.p.ink, 0.25));
        }
        self.rect(l, y - 14.0, w, 14.0, wall.mix(self.p.ink, 0.2));
        self.wash("shade", l, y, w, b - y);
    }

    /// A high room shows its beams; in a wide picture they are out of sight.
    fn ceiling(&mut self, wall: Color) {
        let (l, r, t) = (self.l, self.r, self.t);
        let y = t + 150.0;
        let c = wall.mix(self.p.ink, 0.12);
        self.rect(l, t, r - l, 150.0, c);
        for i in 0..=10 {
            let x = -1.6 * r + 3.2 * r * i as f32 / 10.0;
            self.poly(&[(x * 0.62 - 9.0, y), (x * 0.62 + 9.0, y), (x + 18.0, t), (x - 18.0, t)], wall.mix(self.p.brick, 0.35).mix(self.p.ink, 0.3));
        }
        self.rect(l, y - 6.0, r - l, 16.0, wall.mix(self.p.brick, 0.3).mix(self.p.ink, 0.2));
        self.rect(l, y + 10.0, r - l, 8.0, self.p.ink.a(0.1));
    }

    pub fn indoor_wall(&self) -> Color {
        let p = &self.p;
        if p.night { p.wall2.mix(p.lit, 0.26).mix(p.brick, 0.2) } else { p.wall.mix(p.sky_low, 0.35) }
    }

    pub fn floor(&self) -> Color {
        self.p.brick.mix(self.p.wall2, 0.45).mix(self.p.ink, if self.p.night { 0.4 } else { 0.12 })
    }

    /// A tall window with the country behind it, and its light on the floor.
    pub fn outlook(&mut self, x: f32, y: f32, w: f32, h: f32, floor: f32) {
        let p = self.p;
        let frame = p.wall.mix(WHITE, if p.night { 0.1 } else { 0.5 });
        self.round((x - 10.0, y - 10.0), (w + 20.0, h + 20.0), 4.0, frame);
        self.wash("sky", x, y, w, h);
        let (c1, c2) = (p.far, p.mid);
        let (a, k) = (self.rng.f(0.55, 0.68), self.rng.f(0.5, 0.62));
        self.path(&format!("M{x:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}V{:.1}H{x:.1}Z", y + h * a, x + w * 0.4, y + h * k, x + w, y + h * 0.66, y + h), c1);
        let floors = y + h * 0.76;
        for i in 0..3 {
            let bx = x + w * (0.1 + 0.3 * i as f32);
            let bh = h * self.rng.f(0.06, 0.16);
            self.rect(bx, floors - bh, w * 0.14, bh + 4.0, p.wall2.mix(c1, 0.35));
            self.poly(&[(bx - 2.0, floors - bh), (bx + w * 0.07, floors - bh - h * 0.05), (bx + w * 0.14 + 2.0, floors - bh)], p.roof);
        }
        self.path(&format!("M{x:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}V{:.1}H{x:.1}Z", y + h * 0.8, x + w * 0.6, y + h * 0.72, x + w, y + h * 0.8, y + h), c2);
        let tx = x + w * self.rng.f(0.2, 0.8);
        self.ellipse(tx, y + h * 0.62, w * 0.05, h * 0.2, p.leaf_dark);
        self.rect(x + w * 0.5 - 3.0, y, 6.0, h, frame);
        self.rect(x, y + h * 0.32, w, 5.0, frame);
        self.rect(x - 18.0, y + h + 8.0, w + 36.0, 10.0, frame.mix(p.ink, 0.12));
        if !p.night {
            let k = floor;
            for (f0, f1) in [(0.0, 0.47), (0.53, 1.0)] {
                self.poly(
                    &[
                        (x + w * f0 + 50.0, k + 24.0),
                        (x + w * f1 + 50.0, k + 24.0),
                        (x + w * f1 * 1.25 + 150.0, k + 170.0),
                        (x + w * f0 * 1.25 + 150.0, k + 170.0),
                    ],
                    p.sun.a(0.16),
                );
            }
        }
    }

    pub fn pendant(&mut self, x: f32, y: f32, s: f32) {
        let ink = self.p.ink;
        let t = self.t;
        self.line((x, t), (x, y - 26.0 * s), 2.0, ink);
        self.beam(&[(x - 40.0 * s, y), (x + 40.0 * s, y), (x + 150.0 * s, y + 330.0 * s), (x - 150.0 * s, y + 330.0 * s)]);
        self.path(&format!("M{:.1} {y:.1}Q{x:.1} {:.1} {:.1} {y:.1}Z", x - 44.0 * s, y - 66.0 * s, x + 44.0 * s), self.p.accent.mix(ink, 0.25));
        self.ellipse(x, y, 42.0 * s, 6.0 * s, self.p.lit);
    }

    pub fn shelf(&mut self, x: f32, y: f32, w: f32, rows: usize) {
        let (p, rh) = (self.p, 62.0);
        let wood = p.brick.mix(p.ink, 0.35);
        let h = rows as f32 * rh + 16.0;
        self.rect(x - 6.0, y - h - 8.0, w + 12.0, h + 8.0, wood);
        self.rect(x - 12.0, y - h - 16.0, w + 24.0, 12.0, wood.mix(p.wall2, 0.2));
        for j in 0..rows {
            let base = y - 12.0 - j as f32 * rh;
            self.rect(x, base - rh + 9.0, w, rh - 9.0, wood.mix(p.ink, 0.5));
            let mut bx = x + 3.0;
            while bx < x + w - 12.0 {
                let (bw, bh) = (self.rng.f(6.0, 13.0), self.rng.f(32.0, 48.0));
                if self.rng.chance(0.07) {
                    bx += bw * 2.0;
                    continue;
                }
                let c = self.rng.pick(&[p.accent, p.accent2, p.roof2, p.wall, p.leaf, p.wall2, p.brick, p.water, p.glass]);
                let c = c.mix(wood, self.rng.f(0.05, 0.35));
                self.rect(bx, base - bh, bw - 1.0, bh, c);
                self.rect(bx, base - bh * 0.8, bw - 1.0, 2.4, c.mix(WHITE, 0.35));
                bx += bw;
            }
            self.rect(x, base, w, 5.0, wood.mix(p.wall2, 0.25));
        }
    }

    pub fn table(&mut self, x: f32, y: f32, w: f32, h: f32) {
        let wood = self.p.accent2.mix(self.p.brick, 0.55).mix(self.p.ink, if self.p.night { 0.35 } else { 0.08 });
        let ink = self.p.ink;
        self.shadow(x + w * 0.5, y, w * 0.5, w * 0.6);
        for px in [x + 12.0, x + w - 20.0] {
            self.poly(&[(px, y - h), (px + 9.0, y - h), (px + 6.5, y), (px + 2.5, y)], wood.mix(ink, 0.45));
        }
        self.poly(&[(x + 14.0, y - h - 16.0), (x + w - 14.0, y - h - 16.0), (x + w, y - h), (x, y - h)], wood.mix(WHITE, 0.14));
        self.rect(x, y - h, w, 9.0, wood.mix(ink, 0.2));
    }

    pub fn chair(&mut self, x: f32, y: f32, s: f32) {
        let c = self.p.roof2;
        self.at(x, y, s, |a| {
            a.stroke("M-15 0L-16 -46L-20 -92M15 0L14 -46M-16 -44H16", 5.0, c.mix(a.p.ink, 0.3));
            a.round((-23.0, -94.0), (7.0, 36.0), 3.0, c);
            a.round((-18.0, -49.0), (36.0, 7.0), 3.0, c);
        });
    }

    pub fn pot(&mut self, x: f32, y: f32, s: f32) {
        let dark = self.p.evergreen();
        let leaf = dark.mix(self.p.leaf_light, 0.4);
        self.at(x, y, s, |a| {
            for (turn, len) in [(-48.0, 52.0), (-26.0, 70.0), (0.0, 78.0), (24.0, 70.0), (46.0, 54.0)] {
                let c = if turn > 0.0 { dark } else { leaf };
                a.turned(0.0, -34.0, (1.0, 1.0), turn, |a| a.path(&format!("M0 0Q-14 {:.1} 0 {:.1}Q14 {:.1} 0 0Z", -len * 0.55, -len, -len * 0.55), c));
            }
            a.poly(&[(-22.0, -36.0), (22.0, -36.0), (16.0, 0.0), (-16.0, 0.0)], a.p.brick);
            a.poly(&[(6.0, -36.0), (22.0, -36.0), (16.0, 0.0), (6.0, 0.0)], a.p.brick.mix(a.p.ink, 0.25));
            a.rect(-24.0, -40.0, 48.0, 8.0, a.p.brick.mix(WHITE, 0.12));
        });
    }
}
