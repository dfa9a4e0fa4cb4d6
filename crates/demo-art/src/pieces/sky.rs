use crate::canvas::Art;
use crate::palette::{Color, WHITE};

impl Art {
    pub fn sky(&mut self) {
        let (l, t, w) = (self.l, self.t, self.r - self.l);
        self.wash("sky", l, t, w, -t + 40.0);
        if self.p.night {
            for _ in 0..70 {
                let (x, y) = (self.rng.f(self.l, self.r), self.rng.f(self.t, -200.0));
                let (r, a) = (self.rng.f(0.8, 2.2), self.rng.f(0.25, 0.9));
                self.circle(x, y, r, self.p.sun.a(a));
            }
        }
        let x = self.rng.f(self.l * 0.75, self.l * 0.2);
        let (y, r) = (self.rng.f(self.t * 0.78, self.t * 0.55), self.rng.f(38.0, 58.0));
        for (k, a) in [(3.4, 0.10), (2.2, 0.14), (1.5, 0.2)] {
            self.circle(x, y, r * k, self.p.sun.a(if self.p.night { a * 0.4 } else { a }));
        }
        if self.p.night {
            let c = self.p.sun;
            self.turned(x - r * 0.3, y, (r, r), -24.0, |a| a.path("M0 -1A1 1 0 0 1 0 1A1.25 1.25 0 0 0 0 -1Z", c));
        } else {
            self.circle(x, y, r, self.p.sun);
        }
        for _ in 0..if self.tall { 7 } else { 5 } {
            let (x, y) = (self.rng.f(self.l, self.r), self.rng.f(self.t + 60.0, -260.0));
            let s = self.rng.f(0.6, 1.5);
            self.cloud(x, y, s);
        }
        if !self.p.night && self.rng.chance(0.6) {
            self.birds();
        }
    }

    /// Flat bars with round ends: a cloud as a linocut has it.
    fn cloud(&mut self, x: f32, y: f32, s: f32) {
        let c = self.p.sky_low.mix(WHITE, 0.45);
        let (light, dark) = if self.p.night { (self.p.sky_low.a(0.38), self.p.sky_low.a(0.25)) } else { (c.a(0.85), c.mix(self.p.far, 0.35).a(0.55)) };
        let w = self.rng.f(120.0, 190.0) * s;
        let h = 17.0 * s;
        let shift = self.rng.f(-0.3, 0.3) * w;
        self.round((x - w * 0.62 + shift * 0.3, y + h * 0.9), (w * 1.1, h), h / 2.0, dark);
        self.round((x - w * 0.5, y), (w, h), h / 2.0, light);
        self.round((x - w * 0.25 + shift, y - h * 0.95), (w * 0.6, h), h / 2.0, light);
        self.round((x - w * 0.8 - shift, y + h * 0.55), (w * 0.5, h * 0.7), h * 0.35, light);
    }

    fn birds(&mut self) {
        let (x, y) = (self.rng.f(self.l * 0.4, self.r * 0.8), self.rng.f(self.t * 0.8, self.t * 0.55));
        for i in 0..5 {
            let (bx, by) = (x + i as f32 * 26.0 + self.rng.f(-8.0, 8.0), y + self.rng.f(-22.0, 22.0));
            let s = self.rng.f(6.0, 10.0);
            let d = format!("M{:.1} {:.1}q{:.1} {:.1} {s:.1} 0q{:.1} {:.1} {s:.1} 0", bx - s, by, s * 0.5, -s * 0.6, s * 0.5, -s * 0.6);
            self.stroke(&d, 2.0, self.p.ink.a(0.55));
        }
    }

    /// A few hundred flecks: the tooth of the paper, without the noise that would make the file large.
    pub fn grain(&mut self) {
        for (c, a, n) in [(self.p.ink, 0.08, 620), (WHITE, 0.10, 620)] {
            let mut d = String::new();
            for _ in 0..n {
                let (x, y) = (self.rng.f(self.l, self.r), self.rng.f(self.t, self.b));
                let (dx, dy) = (self.rng.f(0.4, 3.2), self.rng.f(-0.8, 0.8));
                d.push_str(&format!("M{x:.1} {y:.1}l{dx:.1} {dy:.1}"));
            }
            self.stroke(&d, 1.3, c.a(a));
        }
    }

    /// Parallel slanting strokes, the engraver's way to darken a rectangle.
    pub fn hatch(&mut self, at: (f32, f32), size: (f32, f32), gap: f32, c: Color) {
        let ((x, y), (w, h)) = (at, size);
        let mut d = String::new();
        let mut s = gap;
        while s < w + h {
            let (x1, y1) = if s < w { (x + s, y) } else { (x + w, y + s - w) };
            let (x2, y2) = if s < h { (x, y + s) } else { (x + s - h, y + h) };
            d.push_str(&format!("M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}"));
            s += gap;
        }
        self.stroke(&d, 1.3, c);
    }
}
