use crate::canvas::Art;
use crate::palette::Color;

#[derive(Clone, Copy, PartialEq, Default)]
pub enum Pose {
    #[default]
    Stand,
    Walk,
    /// On something 46 units high, looking right.
    Sit,
    /// Back to us, as an audience or a visitor before a picture.
    Back,
    Wave,
    /// Bent over work.
    Bend,
    Carry,
    Run,
}

impl Art {
    pub fn coat(&mut self) -> Color {
        let p = self.p;
        let c = self.rng.pick(&[p.accent, p.roof2, p.accent2, p.leaf_dark, p.brick, p.wall2, p.ink, p.glass, p.wall]);
        c.mix(p.ink, if p.night { 0.25 } else { 0.06 })
    }

    fn hair(&mut self) -> Color {
        let p = self.p;
        self.rng.pick(&[p.ink, p.brick.mix(p.ink, 0.5), p.accent2.mix(p.brick, 0.45), p.wall2.mix(p.ink, 0.25)])
    }

    /// A figure about `h` tall whose feet are at (x, y); no face.
    pub fn person(&mut self, x: f32, y: f32, h: f32, pose: Pose) {
        let coat = self.coat();
        self.dressed(x, y, h, pose, coat);
    }

    pub fn dressed(&mut self, x: f32, y: f32, h: f32, pose: Pose, coat: Color) {
        let (hair, legs) = (self.hair(), self.p.ink.mix(self.p.roof2, self.rng.f(0.0, 0.5)));
        let (skirt, hat, bag) = (
            self.rng.chance(0.42),
            self.rng.chance(if self.indoors {
                0.0
            } else if self.p.snow {
                0.9
            } else {
                0.2
            }),
            self.rng.chance(0.4),
        );
        let hat_color = self.coat();
        if pose != Pose::Sit {
            self.shadow(x, y, h * 0.09, h * 0.5);
        }
        self.at(x, y, h / 104.0, |a| {
            let dark = coat.mix(a.p.ink, 0.28);
            match pose {
                Pose::Stand | Pose::Back => a.figure_standing(coat, dark, legs, skirt),
                Pose::Walk => a.figure_walking(coat, dark, legs, skirt),
                Pose::Sit => a.figure_sitting(coat, dark, legs),
                Pose::Wave => a.figure_waving(coat, dark, legs),
                Pose::Bend => a.figure_bent(coat, dark, legs),
                Pose::Carry => a.figure_carrying(coat, dark, legs),
                Pose::Run => a.figure_running(coat, dark, legs),
            }
            let (hx, hy) = match pose {
                Pose::Sit => (0.0, -96.0 + 12.0),
                Pose::Bend => (27.0, -72.0),
                Pose::Run => (9.0, -95.0),
                _ => (0.5, -95.0),
            };
            a.head(hx, hy, hair, pose == Pose::Back, skirt, if hat { Some(hat_color) } else { None });
            if bag && !a.indoors && matches!(pose, Pose::Stand | Pose::Walk) {
                a.line((-7.0, -84.0), (14.0, -50.0), 1.6, a.p.ink);
                a.round((8.0, -52.0), (14.0, 15.0), 3.0, hat_color.mix(a.p.ink, 0.2));
            }
            if bag && pose == Pose::Back {
                a.round((-10.0, -84.0), (20.0, 26.0), 7.0, hat_color.mix(a.p.ink, 0.15));
                a.round((-7.0, -70.0), (14.0, 9.0), 3.0, hat_color.mix(a.p.ink, 0.35));
            }
        });
    }

    fn head(&mut self, x: f32, y: f32, hair: Color, back: bool, long: bool, hat: Option<Color>) {
        let skin = self.p.skin;
        self.rect(x - 2.6, y + 3.0, 5.2, 10.0, skin.mix(self.p.ink, 0.2));
        self.ellipse(x, y, 6.6, 7.8, if back { hair } else { skin });
        if long {
            self.path(&format!("M{:.1} {:.1}a7.6 8.6 0 0 1 15.2 -1q1 9 -1.5 14q-4 2 -5.6 -1q1.5 -9 -1 -13q-6 1 -7.1 0Z", x - 7.6, y - 0.5), hair);
            if back {
                self.ellipse(x, y + 6.0, 6.4, 8.0, hair);
            }
        } else {
            self.path(&format!("M{:.1} {:.1}a7 8.3 0 0 1 14 -0.5q0 3 -1 5q-2 -6 -5 -7q-5 2 -8 2.5Z", x - 7.0, y), hair);
        }
        if let Some(c) = hat {
            self.path(&format!("M{:.1} {:.1}q0 -10 7.6 -10q7.6 0 7.6 10Z", x - 7.6, y - 1.5), c);
            self.round((x - 8.2, y - 4.0), (16.4, 3.6), 1.8, c.mix(self.p.ink, 0.2));
        }
    }

    pub fn child(&mut self, x: f32, y: f32, h: f32) {
        let pose = self.rng.pick(&[Pose::Stand, Pose::Run, Pose::Walk, Pose::Wave]);
        let p = self.p;
        let coat = self.rng.pick(&[p.accent, p.accent2, p.leaf, p.water, p.brick]);
        self.dressed(x, y, h, pose, coat);
    }

    /// People of a street or a square: different sizes by depth, so that they stand on one plane.
    pub fn crowd(&mut self, n: usize, area: (f32, f32, f32, f32), h: f32) {
        let (x0, x1, y0, y1) = area;
        let mut at: Vec<(f32, f32)> = self.spread(n, x0, x1, 0.9).into_iter().map(|x| (x, 0.0)).collect();
        for spot in &mut at {
            spot.1 = self.rng.f(y0, y1);
        }
        at.sort_by(|a, b| a.1.total_cmp(&b.1));
        for (x, y) in at {
            let h = h * (1.0 + (y - y0) / 330.0);
            let pose = self.rng.pick(&[Pose::Stand, Pose::Walk, Pose::Walk, Pose::Carry, Pose::Back]);
            self.person(x, y, h, pose);
            if self.rng.chance(0.22) {
                self.child(x + h * 0.3, y + 2.0, h * 0.66);
            }
        }
    }

    /// Heads and shoulders from behind along `y`, a row of an audience.
    pub fn heads(&mut self, y: f32, from: f32, to: f32, s: f32, c: Color) {
        let n = ((to - from) / (86.0 * s)) as usize;
        for x in self.spread(n, from, to, 0.45) {
            let k = s * self.rng.f(0.92, 1.08);
            let hair = self.rng.chance(0.5);
            let tone = c.mix(self.coat(), 0.16);
            self.at(x, y, k, |a| {
                a.path("M-40 60Q-42 14 -14 6L14 6Q42 14 40 60Z", tone);
                a.rect(-8.0, -8.0, 16.0, 18.0, tone.mix(a.p.skin, 0.18));
                a.ellipse(0.0, -22.0, 17.0, 21.0, tone.mix(a.p.ink, 0.35));
                if hair {
                    a.path("M-18 -24Q-18 -46 0 -46Q18 -46 18 -24L20 4Q0 12 -20 4Z", tone.mix(a.p.ink, 0.42));
                }
            });
        }
    }
}
