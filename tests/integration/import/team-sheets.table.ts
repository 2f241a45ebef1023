// What must come of each file in tests/fixtures/sheets/team, read and agreed to by eye: rows, what was passed over, what is in doubt.
import type { Told } from './told.ts';

/** File → its sheets, or why the whole file is refused. */
export const TEAM_SHEETS: Readonly<Record<string, readonly Told[] | string>> = {
	'两行表头.xlsx': [
		{
			sheet: '直播排品',
			rows: [
				'3 product 洗脸巾 6包 · livePrice=1990 · listPrice=3990 · notes={"host":"演示湿水不破","cohost":"递样","operator":"上 1 号链接"} · remark=先讲克重',
				'4 product 身体乳 500ml · livePrice=5900 · listPrice=8900 · notes={"host":"试涂手背","operator":"弹讲解卡"}'
			],
			passedOver: ['heading 1', 'heading 2'],
			doubts: []
		}
	],
	'全角.csv': [
		{
			sheet: '全角',
			rows: [
				'2 product 面霜　５０ｇ · planned=360000 · startMinutes=1206 · linkNo=1 · livePrice=13900',
				'3 product 洁面 · planned=480000 · startMinutes=1212 · linkNo=2 · livePrice=4900',
				'4 product 面膜 · planned=300000 · startMinutes=1220 · linkNo=3'
			],
			passedOver: ['heading 1', 'blank 5'],
			doubts: []
		}
	],
	'分号与换行.csv': [
		{
			sheet: '分号与换行',
			rows: [
				'2 product 面霜 · livePrice=13900 · points=["神经酰胺","修护","温和"] · remark=说 "早晚都能用"',
				'4 product 洁面 · livePrice=4900 · points=["氨基酸"]'
			],
			passedOver: ['heading 1', 'rejected 3', 'blank 5'],
			doubts: ['row-without-title 3:0 只有备注']
		}
	],
	'只有表头.csv': [
		{
			sheet: '只有表头',
			rows: [],
			passedOver: ['heading 1', 'blank 2'],
			doubts: []
		}
	],
	'各种价格.csv': [
		{
			sheet: '各种价格',
			rows: [
				'2 product 一 · livePrice=5900 · listPrice=8900',
				'3 product 二 · listPrice=129900',
				'4 product 三 · livePrice=990 · listPrice=4990',
				'5 product 四 · livePrice=5990',
				'6 product 五',
				'7 product 六',
				'8 product 七 · livePrice=3990 · listPrice=0',
				'9 product 八'
			],
			passedOver: ['heading 1', 'blank 10'],
			doubts: [
				'price-range 3:2 59.9-79.9',
				'price-range 5:3 89/99',
				'price-unreadable 6:2 拍2件减10',
				'price-range 6:3 299起',
				'price-unreadable 7:2 面议',
				'price-unreadable 9:2 59.999',
				'price-unreadable 9:3 138000000001'
			]
		}
	],
	'合并时间段.xlsx': [
		{
			sheet: '流程',
			rows: [
				'2 opening 开场暖场 · planned=600000 · startMinutes=1140',
				'3 product 面霜 · startMinutes=1150 · livePrice=13900 · spec=50g · mechanism=第二件半价 · [流程] 护肤 · [规格] 50g',
				'4 product 洁面 · livePrice=4900 · spec=150ml · mechanism=第二件半价 · [流程] 护肤 · [规格] 150ml',
				'5 product 面膜 · livePrice=5900 · spec=5片 · [流程] 护肤 · [规格] 5片',
				'7 encore 面霜 · planned=1800000 · startMinutes=1430 · livePrice=13900 · spec=50g · [流程] 返场 · [规格] 50g'
			],
			passedOver: ['heading 1', 'continuation 6'],
			doubts: ['slot-shared 3:1 19:10-19:40', 'slot-shared 4:1 19:10-19:40', 'slot-shared 5:1 19:10-19:40']
		}
	],
	'图片格.xlsx': [
		{
			sheet: '商品',
			rows: ['2 product 面霜 · livePrice=13900', '3 product 洁面 · livePrice=4900 · stock=800'],
			passedOver: ['heading 1'],
			doubts: ['formula-without-result 2:4']
		}
	],
	'多个工作表.xlsx': [
		{
			sheet: '封面',
			rows: [],
			passedOver: ['no-heading 1', 'no-heading 2', 'no-heading 3'],
			doubts: []
		},
		{
			sheet: '上半场',
			rows: ['2 opening 开场 · planned=360000', '3 product 面霜 · planned=480000 · livePrice=13900'],
			passedOver: ['heading 1'],
			doubts: []
		},
		{
			sheet: '下半场',
			rows: ['2 bag 福袋 · planned=180000', '3 product 面膜 · planned=480000 · livePrice=9900'],
			passedOver: ['heading 1'],
			doubts: []
		},
		{
			sheet: '空表',
			rows: [],
			passedOver: [],
			doubts: []
		}
	],
	'时间是数字.xlsx': [
		{
			sheet: '排期',
			rows: [
				'2 product 面霜 · planned=360000 · startMinutes=1206 · tier=profit · livePrice=13900',
				'3 product 一元面膜 · planned=180000 · startMinutes=1260 · hardStart=1260 · tier=seckill · livePrice=100',
				'4 product 洁面 · planned=330000 · startMinutes=1290 · tier=welfare · livePrice=4900',
				'5 product 身体乳 · planned=1800000 · livePrice=5900',
				'6 product 护手霜 · planned=360000 · livePrice=2900'
			],
			passedOver: ['heading 1'],
			doubts: ['clock-unreadable 5:1 46349', 'clock-unreadable 6:1 晚九点']
		}
	],
	'标题单位合计.xlsx': [
		{
			sheet: '排品',
			rows: [
				'6 opening 开场 · planned=360000',
				'7 product 神经酰胺面霜 · planned=480000 · livePrice=13900 · stock=500',
				'8 product 氨基酸洁面 · planned=360000 · livePrice=4900 · stock=800',
				'11 product 高保湿面膜 · planned=420000 · livePrice=9900 · stock=300'
			],
			passedOver: [
				'above-heading 1',
				'above-heading 2',
				'blank 3',
				'heading 4',
				'units 5',
				'total 9',
				'blank 10',
				'total 12',
				'total 13'
			],
			doubts: []
		}
	],
	'没有表头.csv': [
		{
			sheet: '没有表头',
			rows: [],
			passedOver: ['no-heading 1', 'no-heading 2', 'blank 3'],
			doubts: []
		}
	],
	'环节行与轮次.xlsx': [
		{
			sheet: '循环',
			rows: [
				'3 opening 开场 · planned=300000 · [互动玩法] 点赞到 1 万发福袋',
				'4 product 洗脸巾 · planned=240000 · tier=traffic · livePrice=990',
				'5 product 面霜 · livePrice=13900',
				'7 bag 福袋 · planned=180000',
				'8 talk 换班交接',
				'10 encore 面霜 · planned=300000 · tier=profit · livePrice=12900 · [环节] 返场 · [互动玩法] 公屏扣 1'
			],
			passedOver: ['heading 1', 'section 2', 'rejected 6', 'section 9'],
			doubts: [
				'section-row 2:0 第一轮 引流',
				'tier-unknown 5:3 神秘款',
				'length-range 5:5 8-10分钟',
				'row-without-title 6:0 59',
				'section-row 9:0 第二轮'
			]
		}
	],
	'空文件.csv': 'file-empty',
	'老系统.gbk.csv': [
		{
			sheet: '老系统.gbk',
			rows: [
				'2 product 玻尿酸原液 · skuCode=HA-30 · floorPrice=7900 · costPrice=2650 · commissionRate=0.2 · stock=1200',
				'3 product 蓝莓护眼软糖 · skuCode=LM-60 · floorPrice=5900 · commissionRate=0.15'
			],
			passedOver: ['heading 1', 'blank 4'],
			doubts: ['stock-unreadable 3:6 现货']
		}
	],
	'重复表头.csv': [
		{
			sheet: '重复表头',
			rows: [
				'2 product 面霜 · livePrice=13900 · points=["神经酰胺"] · remark=主推 · [卖点] 敏感肌可用 · [直播价] 129 · [备注] 看库存 · [__proto__] x',
				'4 product 洁面 · livePrice=4900 · points=["氨基酸"]'
			],
			passedOver: ['heading 1', 'heading 3', 'blank 5'],
			doubts: ['column-repeated 0:3', 'column-repeated 0:5', 'column-repeated 0:7']
		}
	],
	'链接号与编号.xlsx': [
		{
			sheet: '链接',
			rows: [
				'2 product 面霜 · linkNo=1 · productId=3601156799301159014 · skuCode=MS-50',
				'3 product 洁面 · linkNo=2 · skuCode=6901234567892',
				'4 product 面膜 · linkNo=3',
				'5 product 眼霜 · linkNo=4 · productId=3602807466169087947 · skuCode=007',
				'6 product 身体乳',
				'7 product 护手霜',
				'8 product 唇膏',
				'9 product 发膜'
			],
			passedOver: ['heading 1'],
			doubts: [
				'code-lost-digits 3:2 3601156799301159000',
				'code-in-scientific-notation 4:2 3.60116E+18',
				'code-in-scientific-notation 4:3 6.90123E+12',
				'link-unreadable 6:1 1.2E+01',
				'code-lost-digits 6:3 1000000000000000',
				'link-unreadable 8:1 0',
				'link-unreadable 9:1 12345'
			]
		}
	],
	'隐藏行列.xlsx': [
		{
			sheet: '选品',
			rows: [
				'2 product 雨伞 · skuCode=A1 · livePrice=3900 · costPrice=1200',
				'3 product 雨衣 · skuCode=A2 · livePrice=2900 · costPrice=900',
				'4 product 雨鞋 · skuCode=A3 · livePrice=5900 · costPrice=2000'
			],
			passedOver: ['heading 1'],
			doubts: ['row-hidden 3:0 雨衣']
		}
	]
};
