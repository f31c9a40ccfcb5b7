import type { ChatLocale } from 'react-chat-stream/locales';
import * as packs from 'react-chat-stream/locales';

/** A language of the toolbar, and a conversation in it. */
export type Language = {
  locale: ChatLocale;
  /** Its name in itself. */
  name: string;
  title: string;
  question: string;
  thought: string;
  answer: string;
  followUp: string;
  /** An answer that was stopped. */
  halfAnswer: string;
};

export const LANGUAGES = {
  en: {
    locale: packs.en,
    name: 'English',
    title: 'Tea house',
    question: 'How do I make a good green tea?',
    thought: 'Temperature first: *boiling* water makes it bitter.',
    answer:
      'Green tea likes water that is **not** boiling:\n\n1. Heat the water to **80 °C**.\n2. Use `2 g` of leaves for each cup.\n3. Wait two minutes, then take the leaves out.\n\nThe same leaves are good for a second cup.',
    followUp: 'And how much caffeine is in it?',
    halfAnswer: 'About 30 mg in a cup, so roughly a third of',
  },
  zhCN: {
    locale: packs.zhCN,
    name: '简体中文',
    title: '茶馆',
    question: '怎样泡一杯好喝的绿茶？',
    thought: '先说水温：*沸水*会让茶发苦。',
    answer:
      '泡绿茶**不能**用沸水：\n\n1. 把水加热到 **80 °C**。\n2. 每杯放 `2 克`茶叶。\n3. 等两分钟，再把茶叶取出来。\n\n同样的茶叶可以再泡一次。',
    followUp: '里面有多少咖啡因？',
    halfAnswer: '一杯大约 30 毫克，约为',
  },
  zhTW: {
    locale: packs.zhTW,
    name: '繁體中文',
    title: '茶館',
    question: '怎樣泡一杯好喝的綠茶？',
    thought: '先談水溫：*沸水*會讓茶變苦。',
    answer:
      '泡綠茶**不要**用沸水：\n\n1. 把水加熱到 **80 °C**。\n2. 每杯放 `2 公克`茶葉。\n3. 等兩分鐘，再把茶葉取出。\n\n同樣的茶葉可以再泡一次。',
    followUp: '裡面有多少咖啡因？',
    halfAnswer: '一杯大約 30 毫克，約為',
  },
  ja: {
    locale: packs.ja,
    name: '日本語',
    title: 'お茶の店',
    question: 'おいしい緑茶の淹れ方を教えてください。',
    thought: 'まず温度。*沸騰したお湯*では苦くなる。',
    answer:
      '緑茶には、沸騰**していない**お湯が向いています。\n\n1. お湯を **80 °C** まで冷まします。\n2. 一杯につき茶葉を `2 g` 使います。\n3. 2分待ってから注ぎます。\n\n同じ茶葉で二煎目も楽しめます。',
    followUp: 'カフェインはどのくらい入っていますか？',
    halfAnswer: '一杯に約 30 mg で、これはだいたい',
  },
  ko: {
    locale: packs.ko,
    name: '한국어',
    title: '찻집',
    question: '맛있는 녹차는 어떻게 우리나요?',
    thought: '먼저 온도. *끓는 물*은 쓴맛을 낸다.',
    answer:
      '녹차에는 끓지 **않는** 물이 좋습니다.\n\n1. 물을 **80 °C**로 맞춥니다.\n2. 한 잔에 찻잎 `2 g`을 넣습니다.\n3. 2분 뒤에 찻잎을 건집니다.\n\n같은 찻잎으로 한 번 더 우릴 수 있습니다.',
    followUp: '카페인은 얼마나 들어 있나요?',
    halfAnswer: '한 잔에 약 30 mg으로, 대략',
  },
  es: {
    locale: packs.es,
    name: 'Español',
    title: 'Casa de té',
    question: '¿Cómo preparo un buen té verde?',
    thought: 'Primero la temperatura: el agua *hirviendo* lo amarga.',
    answer:
      'El té verde pide agua que **no** hierva:\n\n1. Calienta el agua a **80 °C**.\n2. Pon `2 g` de hojas por taza.\n3. Espera dos minutos y retira las hojas.\n\nLas mismas hojas sirven para una segunda taza.',
    followUp: '¿Y cuánta cafeína tiene?',
    halfAnswer: 'Unos 30 mg por taza, es decir, más o menos un tercio de',
  },
  fr: {
    locale: packs.fr,
    name: 'Français',
    title: 'Maison de thé',
    question: 'Comment réussir un bon thé vert ?',
    thought: 'La température d’abord : l’eau *bouillante* le rend amer.',
    answer:
      'Le thé vert aime une eau qui **ne** bout **pas** :\n\n1. Chauffez l’eau à **80 °C**.\n2. Comptez `2 g` de feuilles par tasse.\n3. Attendez deux minutes, puis retirez les feuilles.\n\nLes mêmes feuilles donnent une deuxième tasse.',
    followUp: 'Et combien contient-il de caféine ?',
    halfAnswer: 'Environ 30 mg par tasse, soit à peu près un tiers de',
  },
  de: {
    locale: packs.de,
    name: 'Deutsch',
    title: 'Teehaus',
    question: 'Wie gelingt mir ein guter grüner Tee?',
    thought: 'Zuerst die Temperatur: *kochendes* Wasser macht ihn bitter.',
    answer:
      'Grüner Tee mag Wasser, das **nicht** kocht:\n\n1. Erhitze das Wasser auf **80 °C**.\n2. Nimm `2 g` Blätter je Tasse.\n3. Warte zwei Minuten und nimm die Blätter heraus.\n\nDieselben Blätter reichen für eine zweite Tasse.',
    followUp: 'Und wie viel Koffein ist darin?',
    halfAnswer: 'Etwa 30 mg je Tasse, also ungefähr ein Drittel von',
  },
  ptBR: {
    locale: packs.ptBR,
    name: 'Português (Brasil)',
    title: 'Casa de chá',
    question: 'Como faço um bom chá verde?',
    thought: 'Primeiro a temperatura: água *fervendo* deixa o chá amargo.',
    answer:
      'O chá verde pede água que **não** esteja fervendo:\n\n1. Aqueça a água a **80 °C**.\n2. Use `2 g` de folhas por xícara.\n3. Espere dois minutos e retire as folhas.\n\nAs mesmas folhas rendem uma segunda xícara.',
    followUp: 'E quanta cafeína ele tem?',
    halfAnswer: 'Cerca de 30 mg por xícara, mais ou menos um terço de',
  },
  it: {
    locale: packs.it,
    name: 'Italiano',
    title: 'Casa del tè',
    question: 'Come si prepara un buon tè verde?',
    thought: 'Prima la temperatura: l’acqua *bollente* lo rende amaro.',
    answer:
      'Il tè verde vuole acqua che **non** bolle:\n\n1. Scalda l’acqua a **80 °C**.\n2. Usa `2 g` di foglie per tazza.\n3. Aspetta due minuti, poi togli le foglie.\n\nLe stesse foglie bastano per una seconda tazza.',
    followUp: 'E quanta caffeina contiene?',
    halfAnswer: 'Circa 30 mg per tazza, più o meno un terzo di',
  },
  ru: {
    locale: packs.ru,
    name: 'Русский',
    title: 'Чайный дом',
    question: 'Как заварить хороший зелёный чай?',
    thought: 'Сначала температура: от *кипятка* чай горчит.',
    answer:
      'Зелёный чай любит воду, которая **не** кипит:\n\n1. Нагрейте воду до **80 °C**.\n2. Возьмите `2 г` листьев на чашку.\n3. Подождите две минуты и выньте листья.\n\nТех же листьев хватит на вторую чашку.',
    followUp: 'А сколько в нём кофеина?',
    halfAnswer: 'Около 30 мг на чашку, то есть примерно треть от',
  },
  pl: {
    locale: packs.pl,
    name: 'Polski',
    title: 'Herbaciarnia',
    question: 'Jak zaparzyć dobrą zieloną herbatę?',
    thought: 'Najpierw temperatura: *wrzątek* daje goryczkę.',
    answer:
      'Zielona herbata lubi wodę, która **nie** wrze:\n\n1. Podgrzej wodę do **80 °C**.\n2. Wsyp `2 g` liści na filiżankę.\n3. Odczekaj dwie minuty i wyjmij liście.\n\nTych samych liści wystarczy na drugą filiżankę.',
    followUp: 'A ile jest w niej kofeiny?',
    halfAnswer: 'Około 30 mg na filiżankę, czyli mniej więcej jedna trzecia',
  },
  tr: {
    locale: packs.tr,
    name: 'Türkçe',
    title: 'Çay evi',
    question: 'İyi bir yeşil çay nasıl demlenir?',
    thought: 'Önce sıcaklık: *kaynar* su çayı acılaştırır.',
    answer:
      'Yeşil çay, **kaynamayan** suyu sever:\n\n1. Suyu **80 °C**’ye kadar ısıtın.\n2. Fincan başına `2 g` yaprak koyun.\n3. İki dakika bekleyip yaprakları çıkarın.\n\nAynı yapraklarla ikinci bir fincan demlenir.',
    followUp: 'Peki içinde ne kadar kafein var?',
    halfAnswer: 'Fincan başına yaklaşık 30 mg, yani aşağı yukarı',
  },
  ar: {
    locale: packs.ar,
    name: 'العربية',
    title: 'بيت الشاي',
    question: 'كيف أُعدّ شايًا أخضر جيدًا؟',
    thought: 'الحرارة أولًا: الماء *المغلي* يجعله مرًّا.',
    answer:
      'يحب الشاي الأخضر ماءً **غير** مغلي:\n\n1. سخّن الماء إلى **80 درجة**.\n2. ضع `2 g` من الأوراق لكل كوب.\n3. انتظر دقيقتين ثم أخرج الأوراق.\n\nتكفي الأوراق نفسها لكوب ثانٍ.',
    followUp: 'وكم فيه من الكافيين؟',
    halfAnswer: 'نحو 30 ملغ في الكوب، أي ما يقارب ثلث',
  },
  he: {
    locale: packs.he,
    name: 'עברית',
    title: 'בית התה',
    question: 'איך מכינים תה ירוק טוב?',
    thought: 'קודם הטמפרטורה: מים *רותחים* עושים אותו מר.',
    answer:
      'תה ירוק אוהב מים ש**אינם** רותחים:\n\n1. מחממים את המים ל־**80 מעלות**.\n2. שמים `2 g` עלים לכל כוס.\n3. ממתינים שתי דקות ומוציאים את העלים.\n\nאותם עלים מספיקים לכוס שנייה.',
    followUp: 'וכמה קפאין יש בו?',
    halfAnswer: 'כ־30 מ"ג בכוס, כלומר בערך שליש',
  },
  hi: {
    locale: packs.hi,
    name: 'हिन्दी',
    title: 'चाय घर',
    question: 'अच्छी ग्रीन टी कैसे बनाऊँ?',
    thought: 'पहले तापमान: *उबलते* पानी से कड़वी हो जाती है।',
    answer:
      'ग्रीन टी के लिए पानी उबलता हुआ **नहीं** होना चाहिए:\n\n1. पानी को **80 °C** तक गरम करें।\n2. हर कप के लिए `2 g` पत्तियाँ लें।\n3. दो मिनट रुकें, फिर पत्तियाँ निकाल दें।\n\nउन्हीं पत्तियों से दूसरा कप भी बन जाता है।',
    followUp: 'और इसमें कैफ़ीन कितना होता है?',
    halfAnswer: 'एक कप में लगभग 30 mg, यानी करीब',
  },
  vi: {
    locale: packs.vi,
    name: 'Tiếng Việt',
    title: 'Quán trà',
    question: 'Làm thế nào để pha trà xanh ngon?',
    thought: 'Trước hết là nhiệt độ: nước *sôi* làm trà bị đắng.',
    answer:
      'Trà xanh hợp với nước **không** sôi:\n\n1. Đun nước đến **80 °C**.\n2. Dùng `2 g` lá trà cho mỗi tách.\n3. Chờ hai phút rồi lấy lá trà ra.\n\nLá trà ấy còn pha được tách thứ hai.',
    followUp: 'Trong trà có bao nhiêu caffeine?',
    halfAnswer: 'Khoảng 30 mg mỗi tách, tức là chừng một phần ba',
  },
  id: {
    locale: packs.id,
    name: 'Bahasa Indonesia',
    title: 'Kedai teh',
    question: 'Bagaimana cara menyeduh teh hijau yang enak?',
    thought: 'Suhu dulu: air *mendidih* membuatnya pahit.',
    answer:
      'Teh hijau cocok dengan air yang **tidak** mendidih:\n\n1. Panaskan air hingga **80 °C**.\n2. Pakai `2 g` daun teh per cangkir.\n3. Tunggu dua menit, lalu angkat daunnya.\n\nDaun yang sama bisa diseduh sekali lagi.',
    followUp: 'Berapa banyak kafeinnya?',
    halfAnswer: 'Sekitar 30 mg per cangkir, kira-kira sepertiga dari',
  },
} satisfies Record<string, Language>;

/** The packs of the toolbar by their codes. */
export const LOCALES: Readonly<Record<string, ChatLocale>> = Object.fromEntries(
  Object.values(LANGUAGES).map(({ locale }) => [locale.code, locale]),
);
