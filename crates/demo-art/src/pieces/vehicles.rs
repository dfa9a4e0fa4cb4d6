use crate::canvas::Art;
use crate::palette::{Color, WHITE};

impl Art {
    pub fn wheel(&mut self, x: f32, y: f32, r: f32) {
        let ink = self.p.ink;
        self.circle(x, y, r, ink);
        self.circle(x, y, r * 0.5, self.p.road.mix(WHITE, 0.25));
        self.circle(x, y, r * 0.17, ink);
    }

    fn pane(&mut self, x: f32, y: f32, w: f32, h: f32) {
        let c = if self.p.lit_share > 0.1 { self.p.lit } else { self.p.glass };
        self.round((x, y), (w, h), 5.0, c);
        if self.rng.chance(0.6) {
            let px = x + w * self.rng.f(0.3, 0.7);
            self.circle(px, y + h * 0.52, h * 0.16, self.p.ink.a(0.75));
            self.poly(&[(px - h * 0.28, y + h), (px - h * 0.2, y + h * 0.74), (px + h * 0.2, y + h * 0.74), (px + h * 0.28, y + h)], self.p.ink.a(0.75));
        }
        self.poly(&[(x + w * 0.15, y), (x + w * 0.4, y), (x + w * 0.1, y + h), (x, y + h), (x, y + h * 0.5)], WHITE.a(0.18));
    }

    /// A city bus seen from its side, 430 wide.
    pub fn bus(&mut self, x: f32, y: f32, s: f32, c: Color) {
        self.shadow(x + 215.0 * s, y + 2.0, 215.0 * s, 300.0 * s);
        self.at(x, y, s, |a| {
            let (ink, dark) = (a.p.ink, c.mix(a.p.ink, 0.25));
            a.round((0.0, -168.0), (430.0, 150.0), 18.0, c);
            a.round((40.0, -178.0), (120.0, 14.0), 6.0, dark);
            a.round((220.0, -176.0), (150.0, 12.0), 6.0, dark);
            a.rect(0.0, -62.0, 430.0, 12.0, a.p.wall.mix(WHITE, 0.3));
            a.rect(0.0, -50.0, 430.0, 30.0, dark);
            a.round((10.0, -152.0), (384.0, 78.0), 8.0, ink.mix(a.p.glass, 0.2));
            for i in 0..5 {
                a.pane(16.0 + i as f32 * 63.0, -147.0, 57.0, 66.0);
            }
            a.path("M388 -152L418 -152Q430 -150 430 -130L430 -78L388 -78Z", a.p.glass.mix(WHITE, 0.15));
            for dx in [84.0, 274.0] {
                a.round((dx, -150.0), (58.0, 126.0), 4.0, ink.mix(c, 0.25));
                a.round((dx + 4.0, -145.0), (23.0, 112.0), 3.0, a.p.glass.mix(a.p.lit, 0.25));
                a.round((dx + 31.0, -145.0), (23.0, 112.0), 3.0, a.p.glass.mix(a.p.lit, 0.25));
            }
            for wx in [52.0, 372.0] {
                a.circle(wx, -20.0, 29.0, ink.mix(c, 0.2));
                a.wheel(wx, -20.0, 23.0);
            }
            a.round((416.0, -44.0), (14.0, 12.0), 4.0, a.p.lit);
            if a.p.lit_share > 0.3 {
                a.glow(428.0, -38.0, 90.0);
            }
            a.round((0.0, -46.0), (8.0, 14.0), 3.0, a.p.accent);
        });
    }

    /// Two cars of a tram under the wire.
    pub fn tram(&mut self, x: f32, y: f32, s: f32, c: Color) {
        self.shadow(x + 250.0 * s, y + 2.0, 250.0 * s, 330.0 * s);
        self.at(x, y, s, |a| {
            let (ink, pale) = (a.p.ink, a.p.wall.mix(WHITE, 0.35));
            for (x0, first) in [(0.0, true), (262.0, false)] {
                a.path(
                    &format!(
                        "M{:.1} -22L{:.1} -140Q{:.1} -172 {:.1} -172L{:.1} -172Q{:.1} -172 {:.1} -140L{:.1} -22Z",
                        x0,
                        x0 + 4.0,
                        x0 + 8.0,
                        x0 + 34.0,
                        x0 + 218.0,
                        x0 + 244.0,
                        x0 + 248.0,
                        x0 + 252.0
                    ),
                    c,
                );
                a.path(
                    &format!(
                        "M{:.1} -84L{:.1} -140Q{:.1} -172 {:.1} -172L{:.1} -172Q{:.1} -172 {:.1} -140L{:.1} -84Z",
                        x0 + 2.0,
                        x0 + 4.0,
                        x0 + 8.0,
                        x0 + 34.0,
                        x0 + 218.0,
                        x0 + 244.0,
                        x0 + 248.0,
                        x0 + 250.0
                    ),
                    pale,
                );
                a.rect(x0 + 1.0, -88.0, 250.0, 6.0, a.p.accent2);
                a.rect(x0 + 6.0, -30.0, 240.0, 12.0, c.mix(ink, 0.4));
                for i in 0..5 {
                    a.pane(x0 + 14.0 + i as f32 * 45.5, -150.0, 40.0, 54.0);
                }
                for dx in [58.0, 150.0] {
                    a.round((x0 + dx, -150.0), (38.0, 122.0), 3.0, ink.mix(c, 0.35));
                    a.round((x0 + dx + 4.0, -144.0), (13.0, 100.0), 2.0, a.p.glass.mix(a.p.lit, 0.3));
                    a.round((x0 + dx + 21.0, -144.0), (13.0, 100.0), 2.0, a.p.glass.mix(a.p.lit, 0.3));
                }
                for wx in [36.0, 66.0, 186.0, 216.0] {
                    a.wheel(x0 + wx, -12.0, 12.0);
                }
                if first {
                    a.rect(250.0, -140.0, 14.0, 112.0, ink.mix(c, 0.2));
                    a.stroke("M120 -172L100 -202L136 -226M112 -172L132 -200L100 -226M92 -227H144", 3.0, ink);
                }
            }
            a.round((500.0, -60.0), (14.0, 12.0), 5.0, a.p.lit);
        });
    }

    pub fn van(&mut self, x: f32, y: f32, s: f32, c: Color, stripe: Color) {
        self.shadow(x + 120.0 * s, y, 120.0 * s, 180.0 * s);
        self.at(x, y, s, |a| {
            let ink = a.p.ink;
            a.path("M0 -16L0 -108Q0 -118 10 -118L150 -118Q162 -118 172 -104L196 -70L226 -60Q238 -56 238 -42L238 -16Z", c);
            a.rect(0.0, -58.0, 238.0, 12.0, stripe);
            a.path("M148 -106L158 -106L184 -70L148 -70Z", a.p.glass);
            a.round((96.0, -106.0), (42.0, 36.0), 3.0, a.p.glass);
            a.rect(142.0, -108.0, 2.0, 88.0, ink.a(0.4));
            a.rect(66.0, -108.0, 2.0, 88.0, ink.a(0.4));
            a.rect(0.0, -30.0, 238.0, 14.0, c.mix(ink, 0.25));
            a.round((118.0, -127.0), (34.0, 10.0), 4.0, a.p.accent);
            for wx in [52.0, 188.0] {
                a.circle(wx, -16.0, 23.0, ink.mix(c, 0.2));
                a.wheel(wx, -16.0, 18.0);
            }
        });
    }

    pub fn car(&mut self, x: f32, y: f32, s: f32, c: Color) {
        self.shadow(x + 70.0 * s, y, 70.0 * s, 110.0 * s);
        self.at(x, y, s, |a| {
            let ink = a.p.ink;
            a.path("M0 -12Q0 -34 12 -36L34 -40Q46 -62 62 -62L92 -62Q106 -62 118 -42L140 -36Q150 -34 150 -12Z", c);
            a.path("M42 -40Q52 -56 62 -56L74 -56L74 -40ZM80 -56L92 -56Q102 -56 110 -40L80 -40Z", a.p.glass);
            a.rect(2.0, -20.0, 146.0, 8.0, c.mix(ink, 0.3));
            for wx in [32.0, 118.0] {
                a.circle(wx, -11.0, 16.0, ink.mix(c, 0.2));
                a.wheel(wx, -11.0, 12.0);
            }
            a.round((142.0, -32.0), (8.0, 7.0), 3.0, a.p.lit);
        });
    }

    /// A rider on a bicycle; 150 wide, about 150 high.
    pub fn cyclist(&mut self, x: f32, y: f32, s: f32) {
        let (coat, frame) = (self.coat(), self.coat());
        self.shadow(x, y, 70.0 * s, 120.0 * s);
        self.at(x, y, s, |a| {
            let (ink, dark) = (a.p.ink, coat.mix(a.p.ink, 0.3));
            let legs = ink.mix(a.p.roof2, 0.35);
            a.bicycle(frame);
            a.stroke("M-18 -80L14 -60L-2 -24", 9.0, legs);
            a.stroke("M-18 -80L16 -52L12 -16", 9.0, legs.mix(ink, 0.3));
            a.path("M-30 -84Q-22 -112 4 -132Q18 -136 18 -124Q14 -104 -6 -78Q-22 -72 -30 -84Z", coat);
            a.stroke("M8 -122Q20 -106 42 -92", 7.0, dark);
            a.circle(43.0, -91.0, 4.0, a.p.skin);
            a.at(20.0, -146.0, 1.35, |a| {
                a.rect(-4.0, 2.0, 5.0, 10.0, a.p.skin.mix(ink, 0.2));
                a.ellipse(0.0, 0.0, 6.6, 7.8, a.p.skin);
                a.path("M-9 0Q-9 -10 1 -10Q9 -9 10 -2Q2 -5 -9 0Z", frame);
            });
        });
    }

    pub fn bicycle(&mut self, c: Color) {
        let ink = self.p.ink;
        for wx in [-44.0, 48.0] {
            self.ring(wx, -30.0, 28.0, 4.0, ink);
            let mut d = String::new();
            for i in 0..6 {
                let (sin, cos) = (i as f32 * 30f32.to_radians()).sin_cos();
                d.push_str(&format!("M{:.1} {:.1}L{:.1} {:.1}", wx - cos * 27.0, -30.0 - sin * 27.0, wx + cos * 27.0, -30.0 + sin * 27.0));
            }
            self.stroke(&d, 0.8, ink.a(0.6));
        }
        self.stroke("M-44 -30L-20 -70L36 -72L4 -28L-20 -70M-44 -30L4 -28M48 -30L34 -84", 4.2, c);
        self.stroke("M34 -84L46 -90M-22 -70L-25 -78M-34 -79L-14 -80", 4.6, ink);
        self.circle(4.0, -28.0, 7.0, ink);
    }
}
