use crate::canvas::Art;
use crate::palette::Color;

impl Art {
    /// Sky, far hills and a town on the horizon: what stands behind nearly every outdoor scene.
    pub fn backdrop(&mut self, town: bool) {
        self.sky();
        let (far, mid) = (self.p.far, self.p.mid);
        self.ridge(-150.0, 46.0, 5, far.mix(self.p.sky_low, 0.55));
        self.ridge(-105.0, 30.0, 7, far.mix(self.p.sky_low, 0.22));
        if town {
            self.skyline(-62.0, far.mix(mid, 0.25));
        }
        let (l, w) = (self.l, self.r - self.l);
        self.wash("mist", l, -170.0, w, 130.0);
        self.ridge(-52.0, 16.0, 6, mid);
    }

    pub fn ridge(&mut self, y: f32, swing: f32, n: usize, c: Color) {
        let (l, r, b) = (self.l - 60.0, self.r + 60.0, self.b);
        let step = (r - l) / n as f32;
        let mut d = format!("M{l:.1} {b:.1}L{l:.1} {y:.1}");
        let mut last = (l, y);
        for i in 0..=n {
            let p = (l + step * (i as f32 + 0.5), y + self.rng.f(-swing, swing));
            d.push_str(&format!("Q{:.1} {:.1} {:.1} {:.1}", last.0, last.1, (last.0 + p.0) / 2.0, (last.1 + p.1) / 2.0));
            last = p;
        }
        d.push_str(&format!("L{r:.1} {:.1}L{r:.1} {b:.1}Z", last.1));
        self.path(&d, c);
    }

    /// Silhouettes of a small town: blocks, gables, a dome, poplars.
    pub fn skyline(&mut self, y: f32, c: Color) {
        let dome = self.rng.f(self.l * 0.8, self.r * 0.8);
        let mut x = self.l - 20.0;
        while x < self.r + 40.0 {
            let c = c.mix(self.p.sky_low, self.rng.f(0.0, 0.22));
            let w = match self.rng.n(5) {
                0 => {
                    let (w, h) = (self.rng.f(60.0, 120.0), self.rng.f(50.0, 105.0));
                    self.rect(x, y - h, w, h + 60.0, c);
                    self.specks(x, y - h, w, h);
                    w
                }
                1 => {
                    for i in 0..4 {
                        let h = self.rng.f(60.0, 110.0);
                        self.ellipse(x + 10.0 + i as f32 * 17.0, y - h / 2.0, 10.0, h / 2.0, c);
                    }
                    70.0
                }
                2 => {
                    let (w, h) = (self.rng.f(34.0, 50.0), self.rng.f(85.0, 150.0));
                    self.rect(x, y - h, w, h + 60.0, c);
                    self.rect(x + w * 0.3, y - h - 9.0, w * 0.3, 10.0, c);
                    self.specks(x, y - h, w, h);
                    w
                }
                _ => {
                    let (w, h) = (self.rng.f(44.0, 80.0), self.rng.f(20.0, 40.0));
                    self.poly(&[(x - 4.0, y - h), (x + w * 0.5, y - h - w * 0.36), (x + w + 4.0, y - h)], c.mix(self.p.roof, 0.25));
                    self.rect(x, y - h, w, h + 60.0, c);
                    w
                }
            };
            x += w + self.rng.f(-6.0, 26.0);
        }
        self.church(dome, y + 6.0, 1.0, c.mix(self.p.ink, 0.12));
    }

    fn specks(&mut self, x: f32, y: f32, w: f32, h: f32) {
        let (cols, rows) = ((w / 14.0) as usize, (h / 16.0) as usize);
        for i in 0..cols {
            for j in 0..rows {
                let on = self.rng.chance(self.p.lit_share);
                let c = if on { self.p.lit.a(0.9) } else { self.p.sky_low.a(0.16) };
                self.rect(x + 6.0 + i as f32 * 14.0, y + 8.0 + j as f32 * 16.0, 5.0, 7.0, c);
            }
        }
    }

    pub fn church(&mut self, x: f32, y: f32, s: f32, c: Color) {
        self.at(x, y, s, |a| {
            let shade = c.mix(a.p.ink, 0.16);
            a.rect(-34.0, -58.0, 68.0, 60.0, c);
            a.rect(6.0, -58.0, 28.0, 60.0, shade);
            for x in [-22.0, -4.0, 16.0] {
                a.path(&format!("M{x} -20v-16a4 4 0 0 1 8 0v16Z"), shade.mix(a.p.ink, 0.25));
            }
            for (dx, base, k) in [(0.0, -58.0, 1.0), (-32.0, -50.0, 0.6), (32.0, -50.0, 0.6)] {
                a.at(dx, base, k, |a| {
                    a.rect(-11.0, -24.0, 22.0, 26.0, c);
                    a.rect(2.0, -24.0, 9.0, 26.0, shade);
                    a.path("M-14 -24C-22 -42 -8 -46 -3 -58L0 -72L3 -58C8 -46 22 -42 14 -24Z", c.mix(a.p.accent2, 0.35));
                });
            }
        });
    }

    pub fn ground(&mut self, y: f32, c: Color) {
        let (l, w, b) = (self.l, self.r - self.l, self.b);
        self.rect(l, y, w, b - y, c);
    }

    /// The foreground gets darker towards the edge of the picture, which leads the eye to the middle.
    pub fn foreground_shade(&mut self) {
        let (l, w, b) = (self.l, self.r - self.l, self.b);
        self.wash("shade", l, b - 260.0, w, 260.0);
    }

    /// Stripes that meet at a point on the horizon: furrows, paving, rails.
    pub fn fan(&mut self, at: (f32, f32), n: usize, reach: f32, c: Color) {
        let b = self.b;
        let step = reach * 2.0 / n as f32;
        for i in 0..n {
            let x = at.0 - reach + step * i as f32;
            self.poly(&[(at.0 + (x - at.0) * 0.012, at.1), (x, b), (x + step * 0.5, b)], c);
        }
    }

    /// Level lines that get closer towards `y`.
    pub fn paving(&mut self, y: f32, c: Color) {
        let (l, r, b) = (self.l, self.r, self.b);
        let mut gap = 12.0;
        let mut at = y + gap;
        while at < b {
            self.line((l, at), (r, at), 1.6, c);
            gap *= 1.34;
            at += gap;
        }
        let mut x = l * 2.6;
        while x < r * 2.6 {
            self.line((x * 0.52, y), (x, b), 1.4, c);
            x += 120.0;
        }
    }

    pub fn tufts(&mut self, n: usize, from: f32, c: Color) {
        let mut d = String::new();
        for _ in 0..n {
            let (x, y) = (self.rng.f(self.l, self.r), self.rng.f(from, self.b));
            let s = 4.0 + (y - from) / 26.0;
            d.push_str(&format!(
                "M{x:.1} {y:.1}l{:.1} {:.1}M{x:.1} {y:.1}l{:.1} {:.1}M{x:.1} {y:.1}l{:.1} {:.1}",
                -s * 0.6,
                -s,
                s * 0.05,
                -s * 1.4,
                s * 0.7,
                -s * 0.9
            ));
        }
        self.stroke(&d, 2.2, c);
    }

    pub fn wheat(&mut self, n: usize, y: f32, s: f32) {
        let (l, r) = (self.l - 20.0, self.r + 20.0);
        for x in self.spread(n, l, r, 1.6) {
            let (h, lean) = (s * self.rng.f(0.8, 1.25), self.rng.f(4.0, 22.0) * s / 90.0);
            let top = (x + lean, y - h);
            let c = self.p.accent2.mix(self.p.ground2, self.rng.f(0.1, 0.55)).mix(self.p.fore, self.rng.f(0.0, 0.2));
            self.stroke(&format!("M{x:.1} {y:.1}Q{x:.1} {:.1} {:.1} {:.1}", y - h * 0.6, top.0, top.1), s / 36.0, c);
            for i in 0..5 {
                let k = i as f32 * s * 0.07;
                for side in [-1.0, 1.0] {
                    self.turned(top.0 - lean * 0.08 * i as f32, top.1 + k, (1.0, 1.0), side * 24.0 + 8.0, |a| {
                        a.ellipse(side * s * 0.02, 0.0, s * 0.028, s * 0.065, c)
                    });
                }
            }
        }
    }

    pub fn river_band(&mut self, y: f32, h: f32) {
        let (l, r) = (self.l, self.r);
        self.wash("water", l, y, r - l, h);
        let c = self.p.sky_low.mix(self.p.sun, 0.5);
        for _ in 0..(h / 4.0) as usize {
            let t = self.rng.f(0.05, 1.0);
            let (x, w) = (self.rng.f(l, r), self.rng.f(18.0, 60.0) * (0.5 + t * 1.6));
            let a = self.rng.f(0.15, 0.5);
            self.round((x - w / 2.0, y + h * t - 3.0), (w, 2.0 + t * 2.5), 2.0, c.a(a));
        }
    }

    /// Snow in the air and, for every palette, on the ground.
    pub fn snowfall(&mut self, n: usize) {
        for _ in 0..n {
            let (x, y) = (self.rng.f(self.l, self.r), self.rng.f(self.t, self.b));
            let r = self.rng.f(1.2, 4.2);
            self.circle(x, y, r, crate::palette::WHITE.a(0.75));
        }
    }
}
