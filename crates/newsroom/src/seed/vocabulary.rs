//! Words of ours, from which generated texts are made.

/// Beginnings of words, combined with [`ENDINGS`] and each other into several thousand; the first ones are frequent.
const UKRAINIAN: &str = "\
    громад рад област район міст сел мешкан депутат бюджет проєкт розвит освіт шкіл вчител лікар здоров послуг центр староств старост голов виконк комісі \
    рішенн програм стратегі інвестиці підприєм роботодав вакансі дорож ремонт вод тепл енергі сонячн котельн відход довкілл ліс річк парк площ вулиц будин \
    квартир житл відновлен руйнуванн укритт безпек волонтер ветеран родин дит молод пенсіонер соціальн допомог грант донор партнер побратим обмін навчанн \
    тренінг семінар форум конференці зустріч обговоренн слуханн петиці голосуванн вибор партисипаці цифр реєстр документ договор угод меморандум закон \
    постанов наказ норм стандарт якіст рівност доступн бар’єр транспорт автобус трамва залізниц вокзал міст переправ врожа фермер поле зерн садівн пасік \
    молок ярмар фестивал музе бібліотек театр концерт виставк спадщин пам’ят архів церк замк туризм маршрут спорт стадіон басейн змаганн команд тренер \
    олімпіад студент університет наук дослідженн лабораторі аналіз статистик показник зростанн економ податк субвенці дотаці закупівл тендер підрядн \
    будівництв архітект план генплан зонуванн земл ділянк кадастр оренд власн";

const ENDINGS: &str = "\
    а и у ою і ів ам ами ах ський ська ської ському ні ний ного ник ника ники ування ування ності ово ець";

const SMALL: &str = "\
    у в на до з та і що для про за від які було буде також під час понад разом цього року вже ще як через після щоб їх тут";

const ENGLISH: &str = "\
    the of and to in for a community council region town village people budget project school teacher hospital health service centre mayor decision \
    programme strategy investment business jobs road repair water heat energy solar waste river park square street house housing recovery shelter safety \
    volunteer veteran family children youth support grant donor partner exchange training forum meeting discussion hearing petition vote digital register \
    agreement law standard quality access transport bus railway bridge harvest farmer fair festival museum library theatre heritage archive route sport \
    student university research growth tax land plan";

/// A word that stands in a few articles of a thousand: for measuring the search of rare words.
pub(super) const RARE: &str = "астролябія";

/// The words, parted.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pub ukrainian: Vec<&'static str>,
    pub endings: Vec<&'static str>,
    pub small: Vec<&'static str>,
    pub english: Vec<&'static str>,
}

impl Vocabulary {
    pub(super) fn new() -> Self {
        let words = |text: &'static str| text.split_ascii_whitespace().collect();
        Self { ukrainian: words(UKRAINIAN), endings: words(ENDINGS), small: words(SMALL), english: words(ENGLISH) }
    }
}
