use crate::canvas::Art;
use crate::palette::{Color, WHITE};

/// A lattice of windows: where, how large, how many, and how much of each cell is glass.
#[derive(Clone, Copy)]
pub struct Grid {
    pub at: (f32, f32),
    pub size: (f32, f32),
    pub cols: usize,
    pub rows: usize,
    pub glass: (f32, f32),
}

impl Art {
    pub fn window(&mut self, x: f32, y: f32, w: f32, h: f32) {
        let on = self.rng.chance(self.p.lit_share);
        let c = if on { self.p.lit } else { self.p.glass.mix(self.p.ink, self.rng.f(0.0, 0.28)) };
        self.rect(x, y, w, h, c);
        if !on && w > 12.0 {
            self.poly(&[(x, y), (x + w * 0.62, y), (x, y + h * 0.62)], self.p.sky_low.a(0.25));
        }
        let frame = self.p.wall.mix(WHITE, 0.25).a(0.9);
        if w > 9.0 {
            self.rect(x + w * 0.5 - 0.9, y, 1.8, h, frame);
            self.rect(x, y + h * 0.34, w, 1.5, frame);
        }
        self.rect(x - w * 0.08, y + h, w * 1.16, 2.6, frame);
    }

    pub fn windows(&mut self, g: Grid) {
        let (cw, ch) = (g.size.0 / g.cols.max(1) as f32, g.size.1 / g.rows.max(1) as f32);
        let (w, h) = (cw * g.glass.0, ch * g.glass.1);
        for j in 0..g.rows {
            for i in 0..g.cols {
                self.window(g.at.0 + cw * i as f32 + (cw - w) / 2.0, g.at.1 + ch * j as f32 + (ch - h) / 2.0, w, h);
            }
        }
    }

    /// The lit front, the dark right side and the shadow that every box shares.
    pub fn boxed(&mut self, at: (f32, f32), size: (f32, f32), depth: f32, c: Color) {
        let ((x, y), (w, h)) = (at, size);
        self.shadow(x + w * 0.9, y, w * 0.5, h * 0.5 + depth);
        let side = c.mix(self.p.ink, 0.34);
        self.poly(&[(x + w, y - h), (x + w + depth, y - h + depth * 0.3), (x + w + depth, y - depth * 0.12), (x + w, y)], side);
        self.rect(x, y - h, w, h, c);
    }

    /// A panel block with seams, loggias and a flat roof.
    pub fn block(&mut self, x: f32, y: f32, cols: usize, floors: usize, c: Color) {
        let (cw, fh) = (34.0, 34.0);
        let (w, h) = (cols as f32 * cw, floors as f32 * fh + 22.0);
        self.boxed((x, y), (w, h), 46.0, c);
        self.rect(x - 3.0, y - h - 7.0, w + 6.0, 9.0, c.mix(self.p.ink, 0.22));
        if self.p.snow {
            self.round((x - 4.0, y - h - 13.0), (w + 8.0, 8.0), 4.0, WHITE);
        }
        for k in [0.2, 0.7] {
            self.rect(x + w * k, y - h - 22.0, 22.0, 16.0, c.mix(self.p.ink, 0.3));
        }
        let seam = c.mix(self.p.ink, 0.16);
        for j in 1..=floors {
            let at = y - h + j as f32 * fh;
            self.line((x, at), (x + w, at), 1.1, seam);
        }
        let loggia = self.rng.n(2);
        for i in 0..cols {
            let cx = x + i as f32 * cw;
            self.line((cx, y - h), (cx, y), 1.0, seam);
            let balcony = i % 3 == 1 + loggia % 2;
            for j in 0..floors {
                let cy = y - h + j as f32 * fh;
                self.window(cx + 8.0, cy + 7.0, 18.0, 17.0);
                if balcony {
                    let tone = self.p.accent2.mix(c, self.rng.f(0.35, 0.85));
                    self.rect(cx + 2.0, cy + 18.0, 30.0, 13.0, tone);
                    self.rect(cx + 2.0, cy + 29.0, 30.0, 3.0, c.mix(self.p.ink, 0.3));
                }
            }
        }
        for i in 0..cols {
            if i % 4 == 1 {
                let cx = x + i as f32 * cw;
                self.rect(cx + 6.0, y - 24.0, 20.0, 24.0, self.p.roof2);
                self.rect(cx, y - 30.0, 34.0, 5.0, c.mix(self.p.ink, 0.36));
            }
        }
        self.hatch((x + w, y - h + 16.0), (44.0, h - 26.0), 9.0, self.p.ink.a(0.16));
    }

    /// An old town front with a cornice, tall windows and a tin roof.
    pub fn facade(&mut self, x: f32, y: f32, w: f32, floors: usize, c: Color) {
        let fh = 66.0;
        let h = floors as f32 * fh + 14.0;
        let roof = self.rng.pick(&[self.p.roof, self.p.roof2, self.p.brick]);
        self.rect(x + w * 0.2, y - h - 62.0, 16.0, 40.0, self.p.brick.mix(self.p.ink, 0.25));
        self.poly(&[(x - 5.0, y - h), (x + 20.0, y - h - 44.0), (x + w - 20.0, y - h - 44.0), (x + w + 5.0, y - h)], roof);
        if self.p.snow {
            self.poly(&[(x + 8.0, y - h - 18.0), (x + 20.0, y - h - 48.0), (x + w - 20.0, y - h - 48.0), (x + w - 8.0, y - h - 18.0)], WHITE);
        }
        for k in [0.3, 0.7] {
            let cx = x + w * k;
            self.poly(&[(cx - 13.0, y - h - 20.0), (cx, y - h - 36.0), (cx + 13.0, y - h - 20.0)], roof.mix(self.p.ink, 0.3));
            self.rect(cx - 9.0, y - h - 21.0, 18.0, 16.0, c);
            self.window(cx - 5.0, y - h - 18.0, 10.0, 12.0);
        }
        self.rect(x, y - h, w, h, c);
        self.rect(x + w - 7.0, y - h, 7.0, h, c.mix(self.p.ink, 0.18));
        let trim = c.mix(WHITE, if self.p.night { 0.12 } else { 0.5 });
        self.rect(x - 6.0, y - h - 4.0, w + 12.0, 9.0, trim);
        self.rect(x, y - h + 5.0, w, 5.0, c.mix(self.p.ink, 0.2));
        self.rect(x, y - fh - 2.0, w, 5.0, trim);
        let cols = ((w / 44.0) as usize).max(2);
        let cw = w / cols as f32;
        for j in 1..floors {
            let top = y - h + 20.0 + (j - 1) as f32 * fh;
            for i in 0..cols {
                let cx = x + cw * (i as f32 + 0.5);
                self.rect(cx - 13.0, top - 5.0, 26.0, 4.0, trim);
                self.window(cx - 10.0, top, 20.0, 38.0);
            }
        }
        self.shop(x + 6.0, y, w - 12.0, fh - 8.0);
    }

    /// A ground floor with show windows, a door and sometimes an awning.
    fn shop(&mut self, x: f32, y: f32, w: f32, h: f32) {
        let wood = self.rng.pick(&[self.p.roof2, self.p.leaf_dark, self.p.brick, self.p.roof]);
        self.rect(x, y - h, w, h, wood);
        let on = self.p.lit_share > 0.1;
        let glass = if on { self.p.lit.mix(self.p.accent2, 0.15) } else { self.p.glass.mix(self.p.sky_low, 0.3) };
        let (door, half) = (26.0, (w - 26.0) / 2.0);
        for (at, width) in [(x + 6.0, half - 12.0), (x + half + door + 6.0, half - 12.0)] {
            self.rect(at, y - h + 12.0, width, h - 24.0, glass);
            self.poly(
                &[(at + width * 0.2, y - h + 12.0), (at + width * 0.5, y - h + 12.0), (at + width * 0.2, y - 12.0), (at, y - 12.0), (at, y - h * 0.6)],
                WHITE.a(0.2),
            );
        }
        self.rect(x + half, y - h + 12.0, door, h - 12.0, wood.mix(self.p.ink, 0.4));
        self.rect(x + half + 5.0, y - h + 18.0, door - 10.0, h * 0.5, glass);
        if self.rng.chance(0.6) {
            let c = self.rng.pick(&[self.p.accent, self.p.accent2, self.p.leaf]);
            self.awning(x + 2.0, y - h + 4.0, w - 4.0, 20.0, c);
        }
    }

    pub fn awning(&mut self, x: f32, y: f32, w: f32, h: f32, c: Color) {
        let n = ((w / 17.0) as usize).max(3);
        let s = w / n as f32;
        let pale = self.p.wall.mix(WHITE, 0.3);
        for i in 0..n {
            let c = if i % 2 == 0 { c } else { pale };
            let (a, b) = (x + s * i as f32, x + s * (i + 1) as f32);
            let lean = |v: f32| x + w / 2.0 + (v - x - w / 2.0) * 1.08;
            self.poly(&[(a, y), (b, y), (lean(b), y + h), (lean(a), y + h)], c);
            self.path(
                &format!("M{:.1} {:.1}A{r:.1} {r:.1} 0 0 0 {:.1} {:.1}Z", lean(a), y + h - 0.2, lean(b), y + h - 0.2, r = s * 0.55),
                c.mix(self.p.ink, 0.16),
            );
        }
    }

    /// Blue and yellow on a pole.
    pub fn flag(&mut self, x: f32, y: f32, s: f32) {
        let (blue, yellow) = (crate::palette::hex(0x003f_74b5).mix(self.p.sky_top, 0.15), self.p.accent2);
        self.at(x, y, s, |a| {
            a.rect(-1.0, -60.0, 2.0, 60.0, a.p.ink);
            a.path("M1 -60Q11 -64 20 -59T40 -59L40 -46Q30 -43 20 -46T1 -47Z", blue);
            a.path("M1 -47Q11 -51 20 -46T40 -46L40 -33Q30 -30 20 -33T1 -34Z", yellow);
        });
    }
}
