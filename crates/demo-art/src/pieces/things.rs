use crate::canvas::Art;
use crate::palette::{Color, WHITE};

impl Art {
    pub fn turbine(&mut self, x: f32, y: f32, h: f32, turn: f32) {
        let c = self.p.wall.mix(WHITE, if self.p.night { 0.1 } else { 0.6 });
        // White blades would be lost over snow.
        let c = if self.p.snow { c.mix(self.p.roof2, 0.3) } else { c };
        let side = c.mix(self.p.ink, 0.2);
        self.shadow(x, y, h * 0.02, h * 0.4);
        self.at(x, y, h / 100.0, |a| {
            a.poly(&[(-1.7, 0.0), (-0.8, -100.0), (0.8, -100.0), (1.7, 0.0)], c);
            a.poly(&[(0.3, 0.0), (0.2, -100.0), (0.8, -100.0), (1.7, 0.0)], side);
            for k in 0..3 {
                a.turned(0.0, -100.0, (1.0, 1.0), turn + 120.0 * k as f32, |a| {
                    a.path("M-0.7 0Q-2.6 -12 -0.4 -46L0.3 -46Q1.2 -16 0.8 0Z", c);
                    a.path("M0.1 0L0.1 -46L0.3 -46Q1.2 -16 0.8 0Z", side);
                });
            }
            a.circle(0.0, -100.0, 2.1, side);
            a.circle(-0.3, -100.3, 1.3, c);
        });
    }

    /// A slanted table of solar cells on legs, seen a little from above.
    pub fn solar_table(&mut self, x: f32, y: f32, w: f32, h: f32) {
        let p = self.p;
        let lean = h * 0.55;
        let cell = crate::palette::hex(0x002c_4a72).mix(p.roof2, 0.3).mix(p.water, 0.18);
        self.poly(&[(x + 8.0, y + h * 0.2), (x + w + 8.0, y + h * 0.2), (x + w + lean + h, y + h * 0.34), (x + lean + h, y + h * 0.34)], p.ink.a(0.2));
        for k in [0.12, 0.5, 0.88] {
            self.line((x + w * k + lean * 0.5, y - h * 0.3), (x + w * k + lean * 0.5, y + h * 0.28), h * 0.05, p.ink.mix(p.road, 0.4));
        }
        let at = |u: f32, v: f32| (x + w * u + lean * v, y - h * v);
        self.poly(&[at(0.0, 0.0), at(1.0, 0.0), at(1.0, 1.0), at(0.0, 1.0)], cell);
        self.poly(&[at(0.08, 0.0), at(0.34, 0.0), at(0.52, 1.0), at(0.4, 1.0)], p.sky_low.a(0.3));
        self.poly(&[at(0.44, 0.0), at(0.5, 0.0), at(0.66, 1.0), at(0.62, 1.0)], p.sky_low.a(0.16));
        let n = (w / (h * 0.42)).max(3.0) as usize;
        for i in 0..=n {
            let u = i as f32 / n as f32;
            self.line(at(u, 0.0), at(u, 1.0), h * 0.018 + 0.5, p.sky_low.mix(cell, 0.25));
        }
        for v in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let wide = if v == 0.0 || v == 1.0 { 0.03 } else { 0.012 };
            self.line(at(0.0, v), at(1.0, v), h * wide + 0.5, p.sky_low.mix(cell, 0.25));
        }
    }

    pub fn tent(&mut self, x: f32, y: f32, s: f32, c: Color) {
        self.shadow(x + 60.0 * s, y, 110.0 * s, 170.0 * s);
        self.at(x, y, s, |a| {
            let ink = a.p.ink;
            a.poly(&[(0.0, -110.0), (110.0, -96.0), (182.0, -6.0), (86.0, 0.0)], c.mix(ink, 0.3));
            a.poly(&[(-86.0, 0.0), (0.0, -110.0), (86.0, 0.0)], c);
            a.poly(&[(-26.0, 0.0), (0.0, -88.0), (30.0, 0.0)], ink.mix(c, 0.2));
            a.poly(&[(-26.0, 0.0), (0.0, -88.0), (-36.0, -6.0)], c.mix(WHITE, 0.3));
            if a.p.lit_share > 0.1 {
                a.poly(&[(-18.0, 0.0), (2.0, -70.0), (24.0, 0.0)], a.p.lit.a(0.8));
            }
            a.stroke("M0 -110L-112 4M110 -96L214 4", 1.6, ink.a(0.7));
        });
    }

    pub fn campfire(&mut self, x: f32, y: f32, s: f32) {
        self.glow(x, y - 30.0 * s, 190.0 * s);
        self.at(x, y, s, |a| {
            let wood = a.p.fore.mix(a.p.brick, 0.3);
            a.stroke("M-40 -2L28 -16M40 -2L-28 -16M-44 -10L44 -8", 9.0, wood);
            a.path("M-26 -12Q-36 -44 -8 -66Q-8 -88 4 -104Q10 -80 22 -66Q38 -42 24 -12Z", a.p.accent);
            a.path("M-16 -12Q-22 -34 0 -58Q6 -70 8 -76Q22 -40 14 -12Z", a.p.accent2);
            a.path("M-8 -12Q-8 -28 4 -42Q12 -24 8 -12Z", a.p.lit);
        });
    }

    pub fn boat(&mut self, x: f32, y: f32, s: f32, angler: bool) {
        let c = self.p.brick.mix(self.p.ink, 0.2);
        self.ellipse(x, y + 5.0 * s, 96.0 * s, 7.0 * s, self.p.ink.a(0.25));
        if angler {
            self.person(x - 14.0 * s, y + 9.0 * s, 106.0 * s, crate::pieces::Pose::Sit);
            self.stroke(&format!("M{:.1} {:.1}L{:.1} {:.1}l4 {:.1}", x + 8.0 * s, y - 40.0 * s, x + 120.0 * s, y - 88.0 * s, 92.0 * s), 1.8, self.p.ink);
        }
        self.at(x, y, s, |a| {
            a.path("M-92 -24Q-70 14 -40 14L48 14Q80 10 98 -26Q0 -8 -92 -24Z", c);
            a.path("M-92 -24Q0 -8 98 -26L95 -19Q0 0 -88 -18Z", c.mix(WHITE, 0.3));
        });
    }

    pub fn tractor(&mut self, x: f32, y: f32, s: f32, c: Color) {
        self.shadow(x, y, 120.0 * s, 190.0 * s);
        self.at(x, y, s, |a| {
            let (ink, dark) = (a.p.ink, c.mix(a.p.ink, 0.28));
            a.path("M-64 -56L-58 -128L8 -128L14 -84L92 -78Q104 -76 104 -62L104 -34L-40 -34Z", c);
            a.rect(-40.0, -46.0, 144.0, 14.0, dark);
            a.path("M-52 -64L-48 -120L2 -120L8 -72L-20 -64Z", a.p.glass);
            a.rect(-66.0, -136.0, 82.0, 10.0, dark);
            a.rect(64.0, -116.0, 7.0, 40.0, ink);
            a.circle(-26.0, -88.0, 8.0, ink.mix(a.p.skin, 0.4));
            a.path("M-38 -64Q-38 -80 -26 -80Q-12 -80 -12 -64Z", ink);
            for (wx, r) in [(-34.0, 46.0), (82.0, 29.0)] {
                a.circle(wx, -r, r, ink);
                a.circle(wx, -r, r * 0.62, a.p.road.mix(ink, 0.35));
                a.circle(wx, -r, r * 0.42, a.p.accent2);
                a.circle(wx, -r, r * 0.14, ink);
            }
        });
    }

    pub fn excavator(&mut self, x: f32, y: f32, s: f32, c: Color) {
        self.shadow(x, y, 110.0 * s, 200.0 * s);
        self.at(x, y, s, |a| {
            let (ink, dark) = (a.p.ink, c.mix(a.p.ink, 0.25));
            a.round((-92.0, -40.0), (184.0, 40.0), 20.0, ink);
            for wx in [-70.0, -36.0, 0.0, 36.0, 70.0] {
                a.circle(wx, -20.0, 12.0, a.p.road.mix(ink, 0.3));
            }
            a.stroke("M52 -92L120 -196L206 -158", 21.0, c);
            a.stroke("M206 -158L194 -74", 15.0, dark);
            a.stroke("M84 -120L144 -186M140 -190L200 -140", 5.0, ink);
            a.path("M176 -80L212 -78Q226 -50 204 -30L180 -44Q170 -62 176 -80Z", dark.mix(ink, 0.3));
            a.path("M-96 -44L-96 -84Q-96 -98 -80 -98L-18 -98L-18 -44Z", c);
            a.path("M-18 -44L-18 -150L44 -150Q56 -150 60 -136L76 -84L76 -44Z", c);
            a.path("M-8 -92L-8 -138L38 -138Q46 -138 49 -130L60 -92Z", a.p.glass);
            a.circle(16.0, -112.0, 9.0, ink.mix(a.p.skin, 0.4));
            a.path("M0 -92Q0 -104 16 -104Q32 -104 32 -92Z", ink);
            a.rect(-96.0, -52.0, 172.0, 9.0, dark);
        });
    }

    pub fn crane(&mut self, x: f32, y: f32, h: f32) {
        let c = self.p.accent2.mix(self.p.ink, 0.12);
        let (mut d, mut k) = (String::new(), 0.0);
        while k < h - 20.0 {
            d.push_str(&format!("M{:.1} {:.1}l18 -20M{:.1} {:.1}l-18 -20", x - 9.0, y - k, x + 9.0, y - k));
            k += 20.0;
        }
        d.push_str(&format!("M{:.1} {y:.1}V{:.1}M{:.1} {y:.1}V{:.1}", x - 9.0, y - h, x + 9.0, y - h));
        let mut jib = -110.0;
        while jib < 330.0 {
            d.push_str(&format!("M{:.1} {:.1}l11 -16l11 16", x + jib, y - h));
            jib += 22.0;
        }
        d.push_str(&format!(
            "M{:.1} {ty:.1}H{:.1}M{:.1} {:.1}H{:.1}M{x:.1} {ty:.1}v-56L{:.1} {ty:.1}M{x:.1} {:.1}L{:.1} {ty:.1}",
            x - 110.0,
            x + 330.0,
            x - 99.0,
            y - h - 16.0,
            x + 319.0,
            x + 300.0,
            y - h - 56.0,
            x - 100.0,
            ty = y - h
        ));
        self.stroke(&d, 2.6, c);
        self.rect(x - 118.0, y - h, 40.0, 34.0, self.p.road.mix(self.p.ink, 0.3));
        self.rect(x + 10.0, y - h + 2.0, 22.0, 26.0, self.p.glass);
        let hook = x + 210.0;
        self.line((hook, y - h), (hook, y - h + 90.0), 1.6, self.p.ink);
        self.rect(hook - 34.0, y - h + 90.0, 68.0, 12.0, self.p.brick);
    }

    /// A picture on a wall: an abstract landscape of the palette.
    pub fn canvas_picture(&mut self, x: f32, y: f32, w: f32, h: f32) {
        let p = self.p;
        let gold = p.accent2.mix(p.brick, 0.4);
        self.rect(x + 5.0, y + 7.0, w, h, p.ink.a(0.25));
        self.rect(x, y, w, h, gold);
        self.rect(x + 8.0, y + 8.0, w - 16.0, h - 16.0, gold.mix(p.ink, 0.4));
        let (x, y, w, h) = (x + 12.0, y + 12.0, w - 24.0, h - 24.0);
        let sky = self.rng.pick(&[p.sky_low, p.accent2.mix(p.sky_low, 0.5), p.water]);
        self.rect(x, y, w, h, sky);
        let (sx, sy) = (x + w * self.rng.f(0.2, 0.8), y + h * self.rng.f(0.2, 0.4));
        self.circle(sx, sy, w.min(h) * 0.1, p.accent);
        let mut at = y + h * self.rng.f(0.4, 0.55);
        for c in [p.far, p.leaf, p.accent2, p.leaf_dark] {
            let (u, v) = (self.rng.f(-0.1, 0.1) * h, self.rng.f(-0.1, 0.1) * h);
            self.path(&format!("M{x:.1} {at:.1}Q{:.1} {:.1} {:.1} {:.1}V{:.1}H{x:.1}Z", x + w * 0.5, at + u, x + w, (at + v).min(y + h), y + h), c);
            at = (at + h * 0.14).min(y + h - 2.0);
        }
    }
}
