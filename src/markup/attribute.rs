use std::borrow::Cow;

/// The value of an attribute.
pub enum Attribute {
    /// Not there.
    Absent,
    Text(Cow<'static, str>),
    /// Follows its signals.
    Dynamic(Box<dyn Fn() -> Attribute>),
}

impl Attribute {
    /// The value now; `None` is an attribute that is not there.
    pub fn now(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Absent => None,
            Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::Dynamic(value) => value().now().map(|text| Cow::Owned(text.into_owned())),
        }
    }
}

/// What can be the value of an attribute.
pub trait IntoAttribute {
    fn into_attribute(self) -> Attribute;
}

impl IntoAttribute for Attribute {
    fn into_attribute(self) -> Attribute {
        self
    }
}

impl IntoAttribute for &'static str {
    fn into_attribute(self) -> Attribute {
        Attribute::Text(Cow::Borrowed(self))
    }
}

impl IntoAttribute for String {
    fn into_attribute(self) -> Attribute {
        Attribute::Text(Cow::Owned(self))
    }
}

impl IntoAttribute for u32 {
    fn into_attribute(self) -> Attribute {
        self.to_string().into_attribute()
    }
}

impl IntoAttribute for bool {
    fn into_attribute(self) -> Attribute {
        if self { Attribute::Text(Cow::Borrowed("")) } else { Attribute::Absent }
    }
}

impl<T: IntoAttribute> IntoAttribute for Option<T> {
    fn into_attribute(self) -> Attribute {
        self.map_or(Attribute::Absent, T::into_attribute)
    }
}

impl<F, T> IntoAttribute for F
where
    F: Fn() -> T + 'static,
    T: IntoAttribute,
{
    fn into_attribute(self) -> Attribute {
        Attribute::Dynamic(Box::new(move || self().into_attribute()))
    }
}
