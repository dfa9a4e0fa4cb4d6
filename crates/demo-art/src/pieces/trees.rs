use crate::canvas::Art;
use crate::palette::WHITE;

impl Art {
    pub fn poplar(&mut self, x: f32, y: f32, h: f32) {
        let tone = self.rng.f(0.0, 0.35);
        let leaf = self.p.leaf.mix(self.p.leaf_dark, tone);
        let (dark, light, snow) = (self.p.leaf_dark.mix(self.p.fore, 0.2), self.p.leaf_light, self.p.snow);
        self.shadow(x, y, h * 0.09, h * 0.35);
        self.at(x, y, h / 100.0, |a| {
            a.rect(-1.4, -12.0, 2.8, 12.5, a.p.fore.mix(a.p.brick, 0.25));
            a.path("M0 -6C-13 -10 -13 -52 -6 -76Q-3 -90 0 -100Q3 -90 6 -76C13 -52 13 -10 0 -6Z", leaf);
            a.path("M0 -6C13 -10 13 -52 6 -76Q3 -90 0 -100Q5 -66 1 -40Q4 -24 0 -6Z", dark.a(0.75));
            a.stroke("M-4 -22Q-8 -38 -4 -58M-1 -34Q-4 -56 -1 -80M-7 -40Q-8 -54 -5 -66", 1.1, light.a(0.6));
            if snow {
                a.stroke("M-7 -44Q-8 -62 -1 -92M-4 -30Q-5 -42 -3 -52", 1.8, WHITE.a(0.75));
            }
        });
    }

    /// A long soft shape to the right of whatever stands at (x, y).
    pub fn shadow(&mut self, x: f32, y: f32, half: f32, reach: f32) {
        let c = self.p.ink.a(if self.p.night { 0.28 } else { 0.17 });
        self.path(
            &format!(
                "M{:.1} {y:.1}Q{:.1} {:.1} {:.1} {:.1}Q{:.1} {:.1} {:.1} {y:.1}Z",
                x - half,
                x + reach * 0.6,
                y - 3.0,
                x + reach,
                y + reach * 0.12,
                x + reach * 0.6,
                y + reach * 0.2,
                x - half
            ),
            c,
        );
    }

    /// A chestnut: a wide crown of several rounds. Bare where the palette has snow.
    pub fn tree(&mut self, x: f32, y: f32, h: f32) {
        if self.p.snow {
            self.bare_tree(x, y, h);
            return;
        }
        let (dark, leaf, light) = (self.p.leaf_dark, self.p.leaf, self.p.leaf_light);
        let tone = self.rng.f(0.0, 0.3);
        let leaf = leaf.mix(light, tone);
        self.shadow(x, y, h * 0.14, h * 0.55);
        let turn = self.rng.f(-6.0, 6.0);
        let trunk = self.p.fore.mix(self.p.brick, 0.28);
        let spots: Vec<(f32, f32, f32)> = (0..9).map(|_| (self.rng.f(-27.0, 27.0), self.rng.f(-88.0, -46.0), self.rng.f(3.0, 7.0))).collect();
        self.turned(x, y, (h / 100.0, h / 100.0), 0.0, |a| {
            a.path("M-4.5 1Q-2 -14 -3 -44L3 -44Q2 -14 5 1Z", trunk);
            a.stroke("M0 -30L-13 -52M0 -26L14 -48", 2.2, trunk);
            a.turned(0.0, 0.0, (1.0, 1.0), turn, |a| {
                for (cx, cy, r) in [(-21.0, -48.0, 17.0), (20.0, -46.0, 18.0), (0.0, -46.0, 19.0), (24.0, -64.0, 16.0), (9.0, -80.0, 17.0)] {
                    a.circle(cx, cy, r, dark);
                }
                for (cx, cy, r) in [(-23.0, -54.0, 15.0), (-2.0, -57.0, 19.0), (14.0, -58.0, 14.0), (-14.0, -74.0, 17.0), (4.0, -85.0, 14.0)] {
                    a.circle(cx, cy, r, leaf);
                }
                for (cx, cy, r) in [(-26.0, -59.0, 8.5), (-18.0, -80.0, 9.0), (-4.0, -66.0, 8.0), (-1.0, -91.0, 6.5)] {
                    a.circle(cx, cy, r, light.a(0.75));
                }
                for (cx, cy, r) in spots {
                    a.stroke(&format!("M{cx:.1} {cy:.1}l{:.1} {:.1}", r * 0.5, -r * 0.32), 0.8, dark.a(0.4));
                }
            });
        });
    }

    pub fn bare_tree(&mut self, x: f32, y: f32, h: f32) {
        self.shadow(x, y, h * 0.05, h * 0.4);
        let c = self.p.fore.mix(self.p.brick, 0.22);
        let mut strokes: Vec<(String, f32)> = Vec::new();
        self.branch(&mut strokes, (x, y), -90.0, h * 0.30, h * 0.05, 6);
        for (d, w) in &strokes {
            self.stroke(d, *w, c);
        }
        if self.p.snow {
            for (d, w) in strokes.iter().filter(|s| s.1 > h * 0.009 && s.1 < h * 0.04) {
                self.turned(-w * 0.3, -w * 0.35, (1.0, 1.0), 0.0, |a| a.stroke(d, w * 0.4, WHITE.a(0.85)));
            }
        }
    }

    fn branch(&mut self, out: &mut Vec<(String, f32)>, from: (f32, f32), degrees: f32, len: f32, w: f32, left: u8) {
        let angle = degrees.to_radians();
        let to = (from.0 + angle.cos() * len, from.1 + angle.sin() * len);
        out.push((format!("M{:.1} {:.1}L{:.1} {:.1}", from.0, from.1, to.0, to.1), w.max(0.8)));
        if left == 0 {
            return;
        }
        let open = self.rng.f(16.0, 30.0);
        for side in [-1.0, 1.0] {
            let (turn, k) = (self.rng.f(-7.0, 7.0) + side * open, self.rng.f(0.62, 0.8));
            self.branch(out, to, degrees + turn, len * k, w * 0.62, left - 1);
        }
    }

    pub fn fir(&mut self, x: f32, y: f32, h: f32) {
        self.shadow(x, y, h * 0.12, h * 0.4);
        let (leaf, dark, snow) = (self.p.evergreen().mix(self.p.leaf_light, 0.18), self.p.evergreen().mix(self.p.fore, 0.4), self.p.snow);
        self.at(x, y, h / 100.0, |a| {
            a.rect(-2.0, -12.0, 4.0, 12.5, a.p.fore);
            for (top, base, w) in [(-56.0, -9.0, 25.0), (-78.0, -33.0, 20.0), (-100.0, -58.0, 14.0)] {
                a.path(&format!("M0 {top}L{:.1} {base}Q0 {:.1} {w} {base}Z", -w, base + 5.0), leaf);
                a.path(&format!("M0 {top}L{w} {base}Q{:.1} {:.1} 0 {:.1}Z", w * 0.5, base + 2.5, base + 2.5), dark.a(0.8));
                if snow {
                    a.path(
                        &format!(
                            "M0 {top}L{:.1} {:.1}Q{:.1} {:.1} 0 {:.1}Z",
                            -w * 0.55,
                            top + (base - top) * 0.55,
                            -w * 0.2,
                            top + (base - top) * 0.42,
                            top + (base - top) * 0.5
                        ),
                        WHITE.a(0.85),
                    );
                }
            }
        });
    }

    pub fn pine(&mut self, x: f32, y: f32, h: f32) {
        self.shadow(x, y, h * 0.05, h * 0.3);
        let (leaf, dark) = (self.p.evergreen(), self.p.evergreen().mix(self.p.fore, 0.5));
        let snow = self.p.snow;
        let trunk = self.p.brick.mix(self.p.fore, 0.45);
        self.at(x, y, h / 100.0, |a| {
            a.path("M-2.4 1L-1.2 -86L1.2 -86L2.8 1Z", trunk);
            a.path("M0.4 1L0.4 -86L1.2 -86L2.8 1Z", dark.a(0.5));
            for (cx, cy, w) in [(-9.0, -58.0, 13.0), (9.0, -66.0, 14.0), (-6.0, -74.0, 15.0), (5.0, -83.0, 13.0), (0.0, -92.0, 9.0)] {
                a.stroke(&format!("M0 {:.1}L{cx} {cy}", cy + 6.0), 1.2, trunk);
                a.ellipse(cx + 1.0, cy + 1.5, w, 6.2, dark);
                a.ellipse(cx, cy, w * 0.94, 5.2, if snow { leaf.mix(WHITE, 0.55) } else { leaf });
            }
        });
    }

    pub fn bush(&mut self, x: f32, y: f32, w: f32) {
        let (dark, leaf) = (self.p.leaf_dark, if self.p.snow { WHITE.mix(self.p.ground2, 0.3) } else { self.p.leaf });
        self.at(x, y, w / 100.0, |a| {
            for (cx, cy, r) in [(-32.0, -14.0, 19.0), (30.0, -14.0, 20.0), (2.0, -20.0, 26.0)] {
                a.circle(cx, cy, r, dark);
            }
            for (cx, cy, r) in [(-34.0, -19.0, 14.0), (-4.0, -27.0, 19.0), (24.0, -20.0, 14.0)] {
                a.circle(cx, cy, r, leaf);
            }
            a.rect(-50.0, -14.0, 100.0, 15.0, dark);
        });
    }

    /// A dark bough across a top corner and shrubs at the bottom: the window we look through.
    pub fn framing(&mut self) {
        let (l, r, t, b) = (self.l, self.r, self.t, self.b);
        let c = self.p.fore;
        let n = if self.tall { 26 } else { 18 };
        if !self.p.snow {
            self.stroke(&format!("M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}", r + 10.0, t + 190.0, r - 150.0, t + 70.0, r - 360.0, t + 58.0), 7.0, c);
            for _ in 0..n {
                let k = self.rng.f(0.0, 1.0);
                let (x, y) = (r - 380.0 + 400.0 * k, t + 40.0 + 90.0 * k * k + self.rng.f(-46.0, 56.0));
                let turn = self.rng.f(0.0, 360.0);
                let c = c.mix(self.p.leaf_dark, self.rng.f(0.0, 0.75));
                for i in 0..5 {
                    self.turned(x, y, (1.0, 1.0), turn + i as f32 * 38.0, |a| a.path("M0 0Q-13 26 0 50Q13 26 0 0Z", c));
                }
            }
        }
        for side in [l, r] {
            let w = self.rng.f(220.0, 330.0);
            let c = c.mix(self.p.leaf_dark, 0.15);
            for _ in 0..16 {
                let (x, lean) = (side + self.rng.f(-w, w) * 0.5, self.rng.f(-34.0, 34.0));
                let h = self.rng.f(50.0, 130.0) * (1.0 - (x - side).abs() / w * 1.2);
                self.path(
                    &format!(
                        "M{:.1} {b:.1}Q{:.1} {:.1} {:.1} {:.1}Q{:.1} {:.1} {:.1} {b:.1}Z",
                        x - 9.0,
                        x - 9.0,
                        b - h * 0.6,
                        x + lean,
                        b - h,
                        x + 9.0,
                        b - h * 0.5,
                        x + 9.0
                    ),
                    c,
                );
            }
        }
    }
}
