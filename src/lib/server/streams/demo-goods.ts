// What the demo team knows of its thirty products: offers, points and cautions, as a buyer hands them to the hosts.

/** What is said of one product; numbers are pieces. */
export interface DemoGoods {
	readonly points: readonly string[];
	readonly mechanism: string;
	readonly gift?: string;
	readonly coupon?: string;
	readonly limit?: string;
	readonly stock: number;
	readonly release?: number;
	readonly mustSay?: string;
	readonly mustNotSay?: string;
	readonly remark?: string;
}

const CREAM: DemoGoods = {
	points: ['三种神经酰胺配比，干皮上脸不拔干', '掌心一捂就化，推开不搓泥', '换季泛红起皮，睡前厚涂一层'],
	mechanism: '拍 1 发 2：正装 50g + 旅行装 15g',
	gift: '旅行装 15g + 刮勺',
	coupon: '直播间券减 20',
	stock: 600,
	release: 200,
	mustSay: '敏感肌先在耳后试用',
	mustNotSay: '不说"修复屏障""药妆"'
};

/** By the product's number in the cart. */
export const DEMO_GOODS: Readonly<Record<number, DemoGoods>> = {
	1: {
		points: ['30ml 体验装，够一个人洗两周', '按压出泡，早上三十秒洗完', '先试再买，不合适运费险退'],
		mechanism: '9.9 包邮，每人 1 件',
		limit: '每人限 1',
		stock: 1200,
		release: 300,
		mustSay: '每人一件，运费险已开',
		remark: '每轮第一个上，承接新进人'
	},
	2: {
		points: ['氨基酸体系，洗完不紧绷', '泡沫细，敏感肌早晚都能用', '150ml 用两个月，一天不到一块钱'],
		mechanism: '第 2 件半价，两件到手 73.5',
		gift: '起泡网 1 个',
		coupon: '满 49 减 5',
		stock: 900,
		release: 300,
		mustSay: '孕期可用，备案号在详情页',
		mustNotSay: '不说"深层清洁""排毒"'
	},
	3: CREAM,
	4: {
		points: ['积雪草提取物，泛红时一抹凉下来', '水感质地，油皮夏天也不闷', '滴管取三滴，全脸加脖子'],
		mechanism: '单支 149，两支 268',
		gift: '同款 5ml × 2',
		stock: 480,
		release: 160,
		mustNotSay: '不说"祛痘""消炎"'
	},
	5: {
		points: ['水 30ml + 乳 30ml，过安检不用托运', '出差三天刚好用完', '送人拿得出手的礼袋装'],
		mechanism: '59 一套，粉丝团到手 55',
		coupon: '粉丝团券减 4',
		stock: 500,
		release: 150
	},
	6: {
		points: ['膜布薄，贴鼻翼不起边', '精华多到能抹脖子和手臂', '贴十五分钟，起床脸还是润的'],
		mechanism: '10 片 69，加 10 换购 2 片',
		gift: '2 片（换购）',
		stock: 700,
		release: 200,
		mustSay: '前端库存看中控，卖空前先提示',
		remark: '上一场这里断过货，提前加库存'
	},
	7: {
		points: ['SPF50+,成膜快不泛白', '妆前用，底妆不搓', '通勤一泵，户外两小时补一次'],
		mechanism: '单支 89，拍 2 减 30',
		coupon: '拍 2 减 30',
		stock: 650,
		release: 200,
		mustSay: '特殊化妆品注册证已公示',
		mustNotSay: '不说"全天防晒""永不晒黑"'
	},
	8: { points: ['大瓶 400ml，泵头按压', '涂完能马上穿衣服'], mechanism: '59 一瓶，加 1 元换沐浴球', stock: 300 },
	9: { points: ['三支三个味，包里桌上床头各一支', '不油，涂完能摸手机'], mechanism: '三支 39.9 包邮', stock: 400 },
	10: {
		points: ['冷榨山茶籽油，两滴搓热按压', '玻璃滴管瓶，台上先看质地'],
		mechanism: '268，送同款 5ml',
		gift: '同款 5ml',
		stock: 80,
		remark: '形象款，不压单'
	},
	11: { points: ['膏体遇水即乳化', '眼唇防水妆也能带走'], mechanism: '69 一罐，送卸妆巾', gift: '卸妆巾', stock: 260 },
	12: { points: ['一支润色一支无色', '空调房里不起皮'], mechanism: '两支 29.9', stock: 500 },
	13: { points: ['15g 用三个月', '冰箱放着早上用更舒服'], mechanism: '129，拍 2 减 30', stock: 200 },
	14: { points: ['500ml 家庭装', '淡淡山茶香，不假滑'], mechanism: '39.9 一瓶', stock: 350 },
	15: {
		points: ['一次性，不怕毛巾闷着长菌', '加厚，拧干还能擦台面', '6 包够一家人用一个月'],
		mechanism: '6 包 19.9 包邮',
		limit: '每人限 2',
		stock: 1500,
		release: 400
	},
	16: { points: ['不加香精', '冬天出门前涂一层'], mechanism: '79，送试用装', stock: 120, remark: '测款，看点击率' },
	17: {
		points: ['30 支独立次抛，不怕氧化', '一支刚好一次，旅行好带', '抗糖配方，熬夜脸发黄那一周用'],
		mechanism: '219 一盒，两盒减 60',
		gift: '同款 5 支',
		coupon: '两盒减 60',
		stock: 300,
		release: 100,
		mustSay: '孕期哺乳期先问医生',
		mustNotSay: '不说"美白""逆龄"',
		remark: '弹幕常问：孕妇能不能用，和面霜先后顺序'
	},
	18: {
		points: ['30 包一个月，抽屉里放着', '6 种坚果 2 种果干，少盐', '锁鲜小包装，撕开就吃'],
		mechanism: '79.9 一箱，拍 2 减 20',
		coupon: '拍 2 减 20',
		stock: 800,
		release: 250,
		mustSay: '含坚果，过敏慎食'
	},
	19: {
		points: ['即食，开水三分钟', '1kg 一袋吃两周'],
		mechanism: '24.9 包邮',
		limit: '每人限 2',
		stock: 1000,
		release: 300
	},
	20: { points: ['低糖，咸口', '下午垫一垫'], mechanism: '2 盒 25.9', stock: 400 },
	21: { points: ['一颗就是一颗草莓', '冻干不加油'], mechanism: '3 罐 35.9', stock: 450 },
	22: { points: ['12 根独立装', '健身前一小时一根'], mechanism: '49.9 一盒', stock: 260 },
	23: {
		points: ['冷水即溶', '18 颗一颗一杯，到手一杯不到四块'],
		mechanism: '69.9，送随行杯',
		gift: '随行杯',
		stock: 320
	},
	24: { points: ['桂花干花看得见', '20 袋原叶三角包'], mechanism: '32.9 一盒', stock: 300 },
	25: {
		points: ['九蒸九晒的老做法，掰开看芝麻', '一天一丸，不粘牙', '108g 两罐，办公桌一罐家里一罐'],
		mechanism: '两罐 55，三份送一罐',
		gift: '满 3 份送 1 罐',
		stock: 600,
		release: 200,
		mustNotSay: '不说"生发""补肾"'
	},
	26: { points: ['无蔗糖', '6 袋独立装'], mechanism: '36.9', stock: 200 },
	27: { points: ['手工切块', '一斤装待客'], mechanism: '29.9', stock: 240 },
	28: {
		points: ['水乳霜一套，礼盒手提袋都在', '过节送长辈不用再挑', '单买三样要 600 多'],
		mechanism: '429 一盒，送贺卡代写',
		gift: '贺卡代写 + 礼袋',
		stock: 60,
		remark: '形象款，展示礼盒开箱'
	},
	29: {
		points: ['整点开，1 分钱 2 片', '拍到就发，不拍大'],
		mechanism: '1 分钱 2 片，整点 50 份',
		limit: '每人限 1 份',
		stock: 50,
		release: 50,
		mustSay: '份数按后台实际库存说',
		mustNotSay: '不说"最后十单"等与库存不符的数'
	},
	30: {
		points: ['面霜 + 洁面，今晚讲得最多的两样', '组合比分开拍省 9 元', '没抢到赠品的，这一轮补上'],
		mechanism: '组合 179，送旅行装 15g',
		gift: '旅行装 15g',
		stock: 200,
		release: 100,
		remark: '返场：先问弹幕谁没拍到'
	}
};
