"""Simplified and traditional characters, each in texts of its own script.

Only common characters (GB 2312, level 1) whose forms answer each other one to one, and of which the
simplified one is not in Big5 and the traditional one not in GB 2312: what both scripts write, and what
is but another shape of a character, is not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.check import Check
from translations.checks.finding import Finding
from translations.checks.reading import Reading
from translations.checks.told import Told

_SIMPLIFIED = (
    "皑蔼碍爱袄奥坝罢摆败颁办绊帮绑镑谤剥饱宝报鲍辈贝钡狈备惫绷笔毕毙币闭边编贬变辩辫标鳖瘪濒滨宾"
    "摈饼拨铂驳补财参残惭惨灿苍舱仓沧厕侧测层诧搀掺蝉馋谗缠铲产阐颤场尝长偿肠畅钞车彻尘陈衬撑称惩"
    "诚骋迟驰齿炽宠畴踌筹绸橱厨锄雏础储处传疮闯创锤纯绰辞词赐聪葱囱从丛凑蹿窜错达带贷担单郸掸胆惮"
    "诞弹挡荡档捣岛祷导盗灯邓敌涤递缔颠点垫电钓调谍叠钉顶锭订东动栋冻犊独读赌镀锻断缎兑队对顿钝夺"
    "堕鹅额讹恶饿尔饵贰罚阀珐矾钒烦贩饭访纺飞诽废费纷坟奋愤粪枫锋风疯冯缝讽凤肤辐抚辅赋负讣妇缚该"
    "钙盖秆赣冈刚钢纲岗镐搁鸽阁铬个给龚宫巩贡钩沟购够蛊顾剐关观馆惯贯广规归龟闺轨诡贵刽辊滚锅国过"
    "骇韩汉号阂鹤贺横轰鸿红壶护沪哗华画话欢环还缓换唤痪焕涣谎挥辉毁贿秽烩讳诲绘荤浑货祸击积迹讥鸡"
    "绩缉辑级挤蓟剂济计记际继纪夹荚颊贾钾驾歼监坚笺间艰缄检碱拣捡简俭槛践贱见键舰剑饯渐溅涧将浆蒋"
    "桨奖讲酱胶浇骄娇搅铰矫侥脚饺缴绞轿较阶节结诫届紧锦仅谨进烬劲荆茎鲸经颈静镜径痉竞纠旧驹举锯惧"
    "剧鹃绢觉诀绝钧军骏开凯颗壳课垦恳抠库裤块侩宽矿旷亏岿窥馈溃扩阔莱来赖蓝栏拦篮阑兰澜谰揽览懒缆"
    "烂滥捞劳涝乐镭垒类泪鲤礼丽厉励砾沥隶俩联莲连镰涟敛脸链恋炼练粮两辆谅疗辽镣猎临邻鳞凛赁龄铃灵"
    "领馏刘龙聋咙笼垄拢陇楼娄搂篓芦卢颅庐炉掳卤虏鲁赂禄录陆驴铝屡缕虑滤绿峦挛孪滦乱抡轮伦仑沦纶论"
    "萝罗逻锣箩骡骆络妈玛码蚂马骂买麦卖迈脉瞒馒蛮满谩猫锚铆贸镁门闷们锰梦谜觅幂绵缅庙灭悯闽鸣铭谬"
    "谋亩钠纳难挠脑恼闹馁内拟腻撵酿鸟聂啮镊镍柠狞拧钮纽脓浓农疟诺欧鸥殴呕沤盘庞抛赔喷鹏骗飘频贫凭"
    "评泼颇谱脐齐骑岂弃讫牵铅迁谦钱钳潜浅谴堑枪呛墙蔷强抢锹桥乔侨翘窍窃钦亲寝轻氢倾顷请庆琼穷趋区"
    "躯驱龋颧权劝却鹊让饶绕热韧认纫荣绒软锐闰润萨鳃赛伞丧骚扫涩杀纱筛闪陕赡缮伤赏烧绍赊摄慑设绅审"
    "婶肾渗声绳师狮诗时蚀实识驶势释饰视试寿兽枢输书赎属术树竖数帅双谁税顺说硕烁丝饲耸怂颂讼诵擞苏"
    "诉肃虽随绥岁孙损笋缩琐锁獭挞态摊贪瘫滩谭谈汤烫涛绦讨腾誊锑题屉条贴铁厅烃铜统头秃图颓蜕脱鸵驮"
    "驼椭袜弯湾顽韦违围潍维苇伟纬谓卫温闻纹稳问挝蜗涡窝卧呜钨诬无芜吴坞雾务误锡牺袭习铣戏细虾辖峡"
    "侠狭厦吓鲜纤贤衔闲显险现献县馅宪线厢镶乡详响项萧嚣销晓啸协挟携胁谐写泻谢锌兴锈绣虚嘘许叙绪续"
    "轩悬选癣绚学勋询寻驯训讯逊压鸦鸭哑亚讶阉盐严颜阎厌砚谚验鸯杨扬疡阳养样瑶摇尧遥窑谣药爷页业叶"
    "医铱颐遗仪蚁艺亿忆义诣议谊译绎荫阴银饮隐樱婴鹰应缨莹萤营荧蝇赢颖哟拥忧邮铀犹诱舆鱼渔娱屿语狱"
    "誉预驭鸳渊辕园员圆缘远约跃钥粤悦阅郧匀陨运蕴酝晕韵杂灾载攒暂赃凿枣责择则泽贼赠轧铡闸诈斋债毡"
    "盏斩辗崭栈战绽张涨账胀赵蛰辙锗这贞针侦诊镇阵挣睁狰争帧郑证织职执纸挚掷帜质滞终肿诌轴皱昼骤猪"
    "诸诛烛瞩嘱贮铸驻专砖转赚桩装妆壮状锥赘坠缀谆浊资渍踪综总纵邹诅组钻会"
)
_TRADITIONAL = (
    "皚藹礙愛襖奧壩罷擺敗頒辦絆幫綁鎊謗剝飽寶報鮑輩貝鋇狽備憊繃筆畢斃幣閉邊編貶變辯辮標鱉癟瀕濱賓"
    "擯餅撥鉑駁補財參殘慚慘燦蒼艙倉滄廁側測層詫攙摻蟬饞讒纏鏟產闡顫場嘗長償腸暢鈔車徹塵陳襯撐稱懲"
    "誠騁遲馳齒熾寵疇躊籌綢櫥廚鋤雛礎儲處傳瘡闖創錘純綽辭詞賜聰蔥囪從叢湊躥竄錯達帶貸擔單鄲撣膽憚"
    "誕彈擋蕩檔搗島禱導盜燈鄧敵滌遞締顛點墊電釣調諜疊釘頂錠訂東動棟凍犢獨讀賭鍍鍛斷緞兌隊對頓鈍奪"
    "墮鵝額訛惡餓爾餌貳罰閥琺礬釩煩販飯訪紡飛誹廢費紛墳奮憤糞楓鋒風瘋馮縫諷鳳膚輻撫輔賦負訃婦縛該"
    "鈣蓋稈贛岡剛鋼綱崗鎬擱鴿閣鉻個給龔宮鞏貢鉤溝購夠蠱顧剮關觀館慣貫廣規歸龜閨軌詭貴劊輥滾鍋國過"
    "駭韓漢號閡鶴賀橫轟鴻紅壺護滬譁華畫話歡環還緩換喚瘓煥渙謊揮輝毀賄穢燴諱誨繪葷渾貨禍擊積跡譏雞"
    "績緝輯級擠薊劑濟計記際繼紀夾莢頰賈鉀駕殲監堅箋間艱緘檢鹼揀撿簡儉檻踐賤見鍵艦劍餞漸濺澗將漿蔣"
    "槳獎講醬膠澆驕嬌攪鉸矯僥腳餃繳絞轎較階節結誡屆緊錦僅謹進燼勁荊莖鯨經頸靜鏡徑痙競糾舊駒舉鋸懼"
    "劇鵑絹覺訣絕鈞軍駿開凱顆殼課墾懇摳庫褲塊儈寬礦曠虧巋窺饋潰擴闊萊來賴藍欄攔籃闌蘭瀾讕攬覽懶纜"
    "爛濫撈勞澇樂鐳壘類淚鯉禮麗厲勵礫瀝隸倆聯蓮連鐮漣斂臉鏈戀煉練糧兩輛諒療遼鐐獵臨鄰鱗凜賃齡鈴靈"
    "領餾劉龍聾嚨籠壟攏隴樓婁摟簍蘆盧顱廬爐擄滷虜魯賂祿錄陸驢鋁屢縷慮濾綠巒攣孿灤亂掄輪倫侖淪綸論"
    "蘿羅邏鑼籮騾駱絡媽瑪碼螞馬罵買麥賣邁脈瞞饅蠻滿謾貓錨鉚貿鎂門悶們錳夢謎覓冪綿緬廟滅憫閩鳴銘謬"
    "謀畝鈉納難撓腦惱鬧餒內擬膩攆釀鳥聶齧鑷鎳檸獰擰鈕紐膿濃農瘧諾歐鷗毆嘔漚盤龐拋賠噴鵬騙飄頻貧憑"
    "評潑頗譜臍齊騎豈棄訖牽鉛遷謙錢鉗潛淺譴塹槍嗆牆薔強搶鍬橋喬僑翹竅竊欽親寢輕氫傾頃請慶瓊窮趨區"
    "軀驅齲顴權勸卻鵲讓饒繞熱韌認紉榮絨軟銳閏潤薩鰓賽傘喪騷掃澀殺紗篩閃陝贍繕傷賞燒紹賒攝懾設紳審"
    "嬸腎滲聲繩師獅詩時蝕實識駛勢釋飾視試壽獸樞輸書贖屬術樹豎數帥雙誰稅順說碩爍絲飼聳慫頌訟誦擻蘇"
    "訴肅雖隨綏歲孫損筍縮瑣鎖獺撻態攤貪癱灘譚談湯燙濤絛討騰謄銻題屜條貼鐵廳烴銅統頭禿圖頹蛻脫鴕馱"
    "駝橢襪彎灣頑韋違圍濰維葦偉緯謂衛溫聞紋穩問撾蝸渦窩臥嗚鎢誣無蕪吳塢霧務誤錫犧襲習銑戲細蝦轄峽"
    "俠狹廈嚇鮮纖賢銜閒顯險現獻縣餡憲線廂鑲鄉詳響項蕭囂銷曉嘯協挾攜脅諧寫瀉謝鋅興鏽繡虛噓許敘緒續"
    "軒懸選癬絢學勳詢尋馴訓訊遜壓鴉鴨啞亞訝閹鹽嚴顏閻厭硯諺驗鴦楊揚瘍陽養樣瑤搖堯遙窯謠藥爺頁業葉"
    "醫銥頤遺儀蟻藝億憶義詣議誼譯繹蔭陰銀飲隱櫻嬰鷹應纓瑩螢營熒蠅贏穎喲擁憂郵鈾猶誘輿魚漁娛嶼語獄"
    "譽預馭鴛淵轅園員圓緣遠約躍鑰粵悅閱鄖勻隕運蘊醞暈韻雜災載攢暫贓鑿棗責擇則澤賊贈軋鍘閘詐齋債氈"
    "盞斬輾嶄棧戰綻張漲賬脹趙蟄轍鍺這貞針偵診鎮陣掙睜猙爭幀鄭證織職執紙摯擲幟質滯終腫謅軸皺晝驟豬"
    "諸誅燭矚囑貯鑄駐專磚轉賺樁裝妝壯狀錐贅墜綴諄濁資漬蹤綜總縱鄒詛組鑽會"
)
_RIGHT = {
    "zh-hans": str.maketrans(_TRADITIONAL, _SIMPLIFIED),
    "zh-hant": str.maketrans(_SIMPLIFIED, _TRADITIONAL),
}


class OtherForm(Check):
    id = "chinese-form"
    explanation = gettext_lazy(
        "A text in simplified characters has no traditional ones, and the other way round. What"
        " stands in quotation marks or brackets is left alone."
    )
    source = "通用规范汉字表 (2013); 常用國字標準字體表 (1982); the pairs agree with OpenCC’s"
    languages = ("zh-hans", "zh-hant")

    _wrong = {
        "zh-hans": re.compile(f"[{_TRADITIONAL}]{{1,100}}+"),
        "zh-hant": re.compile(f"[{_SIMPLIFIED}]{{1,100}}+"),
    }

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            told = Told(passage.prose)
            for found in self._wrong[text.language].finditer(passage.prose):
                if not told.holds(*found.span()):
                    right = found[0].translate(_RIGHT[text.language])
                    message = _("“%(typed)s” is of the other Chinese script: write “%(right)s”.")
                    values = {"typed": found[0], "right": right}
                    yield self.at(passage, *found.span(), message % values, right)
