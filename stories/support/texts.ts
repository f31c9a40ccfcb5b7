/** Prompts that the windows suggest, and what the simulated server answers. */
export const ENGLISH = {
  suggestions: [
    { title: 'Plan a weekend in Lisbon', description: 'Two days, on foot and by tram' },
    { title: 'Why does a bicycle stay upright?', description: 'Without a single formula' },
    { title: 'Write a toast for my aunt', description: 'She turns seventy on Friday' },
    { title: 'Cook something with leeks', description: 'Twenty minutes, one pan' },
  ],
  answers: {
    'Plan a weekend in Lisbon': `Two days are enough for a good first look.

Saturday: start in Alfama, before the trams fill up, and walk uphill to the viewpoint of Graça. Have lunch in a small tasca, then spend the afternoon at the tile museum.

Sunday: take the train to Belém for the monastery and a warm custard tart. Come back along the river and stay for the sunset.

Shall I add something for a rainy day?`,
    'Why does a bicycle stay upright?': `Because it keeps steering itself under its own weight.

When a moving bicycle leans to the left, its front wheel turns to the left as well. The wheels roll back under the rider, and the lean is gone. At walking pace there is too little time for that, which is why standing still is so hard.`,
    'Write a toast for my aunt': `Dear Marta, seventy years, and you still leave the table last and laugh first.

You taught us that a guest is never a trouble and that a garden is never finished. Here is to you, and to everything that is still growing.`,
    'Cook something with leeks': `Leeks with butter beans and lemon.

Slice two leeks and let them soften in butter for eight minutes. Add a tin of butter beans with half of its liquid and let it bubble until creamy. Finish with lemon zest, black pepper and a handful of parsley, and eat it with good bread.`,
  },
};

export const CHINESE = {
  suggestions: [
    { title: '苏州周末两日游', description: '步行加地铁，不赶时间' },
    { title: '自行车为什么不会倒？', description: '不用公式也能讲清楚' },
    { title: '给姑姑写一段生日祝词', description: '她这周五七十岁' },
  ],
  answers: {
    苏州周末两日游: `两天时间，足够慢慢看。

第一天早上先去拙政园，人少，光线也好。中午在平江路吃一碗苏式汤面，下午到苏州博物馆，傍晚沿着河边散步。

第二天去虎丘，再坐地铁到金鸡湖看日落。需要我再准备一个雨天的安排吗？`,
    '自行车为什么不会倒？': `因为它会自己把轮子转到重心下面。

车身向左倾斜时，前轮也会向左转，轮子重新回到骑车人的下方，倾斜就消失了。速度太慢时来不及调整，所以停着反而最难保持平衡。`,
    给姑姑写一段生日祝词: `亲爱的姑姑，七十年了，您还是最后一个离席、第一个笑出声的人。

祝您身体健康，院子里的花年年都开得这么好。`,
  },
};

const ANSWERS: Readonly<Record<string, string>> = { ...ENGLISH.answers, ...CHINESE.answers };

/** What the simulated server answers. It knows the suggestions and says so about everything else. */
export function answerTo(prompt: string): string {
  const known = ANSWERS[prompt.trim()];
  if (known !== undefined) return known;
  return /\p{Script=Han}/u.test(prompt)
    ? `你写的是：“${prompt}”。这条回复来自浏览器里的模拟服务器，它只认识几个推荐的问题，不过回复的方式和真正的服务器一样。`
    : `You wrote: “${prompt}”. A simulated server in your browser answers here. It knows only what it suggests, but it streams as a real one does.`;
}
