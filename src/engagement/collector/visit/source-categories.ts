/**
 * What kind of place a source is, by its name in lower case. Facts from the public list of default channel groups (Google
 * Analytics 4, read November 2026) that Plausible uses too, plus Plausible's own additions.
 * A trailing `*` stands for two entries: the name alone and the name followed by `.com`.
 */
export type SourceCategory = 'search' | 'social' | 'video' | 'shopping' | 'email';

/** Assistants answer like a search and are counted with it; the public list has them only in part. */
const ASSISTANTS = 'claude deepseek google_gemini grok kagi microsoft_copilot mistral phind';

const SEARCH = `
360.cn alice aol ask auone avg babylon baidu biglobe biglobe.co.jp biglobe.ne.jp bing brave centrum.cz chatgpt.com cn.bing.com
cnn comcast conduit daum daum.net dogpile* duckduckgo ecosia ecosia.org email.seznam.cz eniro exalead.com excite.com firmy.cz
globo go.mail.ru google google-play incredimail kvasir lens.google.com lite.qwant.com lycos m.baidu.com m.naver.com
m.search.naver.com m.sogou.com mail.rambler.ru mail.yandex.ru msn* najdi naver* news.google.com ntp.msn.com onet onet.pl
perplexity play.google.com qwant* rakuten rakuten.co.jp rambler rambler.ru search-results search.aol.co.uk search.aol.com
search.google.com search.smt.docomo.ne.jp search.ukr.net secureurl.ukr.net seznam seznam.cz so.com sogou*
sp-web.search.auone.jp startsiden startsiden.no suche.aol.de terra tut.by ukr virgilio wap.sogou.com webmaster.yandex.ru
websearch.rakuten.co.jp yahoo* yahoo! yahoo.co.jp yandex* yandex.by yandex.com.tr yandex.fr yandex.kz yandex.ru yandex.ua
yandex.uz zen.yandex.ru`;

const RECENT_SOCIAL = 'bluesky mastodon';

const SOCIAL = `
43things* 51.com 5ch.net academia.edu activerain* activeworlds* addthis* airg.ca allnurses.com allrecipes.com alumniclass*
ameba.jp ameblo.jp americantowns* amp.reddit.com ancestry.com anobii* answerbag* answers.yahoo.com aolanswers* apps.facebook.com
artstation.com askubuntu* asmallworld.com athlinks* away.vk.com awe.sm b.hatena.ne.jp baby-gaga* babyblog.ru badoo* bebo*
beforeitsnews* bharatstudent* biip.no biswap.org bit.ly blackcareernetwork.com blackplanet* blip.fm blog.com blog.feedspot.com
blog.goo.ne.jp blog.naver.com blog.yahoo.co.jp blogg.no bloggang.com blogger* blogher* bloglines* blogs.com blogsome* blogspot*
blogster* blurtit* bookmarks.yahoo.co.jp bookmarks.yahoo.com brightkite* brizzly* business.facebook.com buzzfeed* buzznet*
cafe.naver.com cafemom* camospace* canalblog.com care.com care2* caringbridge.org catster* cbnt.io cellufun* centerblog.net
chat.zalo.me chegg.com chicagonow* chiebukuro.yahoo.co.jp classmates* classquest* cocolog-nifty* copainsdavant.linternaute.com
couchsurfing.org cozycot* cross.tv crunchyroll* cyworld* d.hatena.ne.jp dailystrength.org deluxe.com deviantart* dianping*
digg* diigo* discord discover.hubpages.com disqus* dogster* dol2day* doostang* dopplr* douban* draft.blogger.com draugiem.lv
drugs-forum* dzone* edublogs.org elftown* epicurious.com everforo.com exblog.jp extole* facebook* faceparty* fandom.com fanpop*
fark* fb fb.me fc2* feedspot feministing* filmaffinity* flickr* flipboard* folkdirect* foodservice* forums.androidcentral.com
forums.crackberry.com forums.imore.com forums.nexopia.com forums.webosnation.com forums.wpcentral.com fotki* fotolog*
foursquare* free.facebook.com friendfeed* fruehstueckstreff.org fubar* gaiaonline* gamerdna* gather.com geni.com getpocket.com
github glassboard* glassdoor* godtube* goldenline.pl goldstar* goo.gl gooblog goodreads* google+ googlegroups.com googleplus
govloop* gowalla* gree.jp groups.google.com gulli.com gutefrage.net habbo* hacker_news hatena hi5* hootsuite* houzz* hoverspot*
hr.com hubculture* hubpages.com hyves.net hyves.nl ibibo* identi.ca ig imageshack imageshack.com imageshack.us imvu*
insanejournal* instagram* instapaper* interactions.org interpals.net intherooms* irc-galleria.net is.gd italki* jammerdirect*
jappy.com jappy.de kaboodle.com kakao* kakaocorp.com kaneva* kin.naver.com l.facebook.com l.instagram.com l.messenger.com
last.fm librarything* lifestream.aol.com line line.me linkedin* listal* listography* livedoor.com livedoorblog livejournal*
lm.facebook.com lnkd.in m.blog.naver.com m.cafe.naver.com m.facebook.com m.kin.naver.com m.vk.com m.yelp.com mbga.jp medium.com
meeting.org meetup* meinvz.net meneame.net menuism.com messages.google.com messages.yahoo.co.jp messenger* microsoft_teams mix.com
mixi.jp mobile.facebook.com mocospace* mouthshut* movabletype* mubi* my.opera.com myanimelist.net myheritage* mylife*
mymodernmet* myspace* netvibes* news.ycombinator.com newsshowcase nexopia ngopost.org niconico nicovideo.jp nightlifelink* ning*
odnoklassniki.ru odnoklassniki.ua okwave.jp old.reddit.com oneworldgroup.org onstartups* opendiary* oshiete.goo.ne.jp
out.reddit.com over-blog.com overblog.com paper.li partyflock.nl photobucket* pinboard pinboard.in pingsta* pinterest*
pinterest.at pinterest.ca pinterest.ch pinterest.cl pinterest.co.kr pinterest.co.uk pinterest.com.au pinterest.com.mx
pinterest.de pinterest.es pinterest.fr pinterest.it pinterest.jp pinterest.nz pinterest.ph pinterest.pt pinterest.se pixiv.net
playahead.se plurk* plus.google.com plus.url.google.com pocket.co posterous* pro.homeadvisor.com producthunt pulse.yahoo.com
qapacity* quechup* quora* qzone.qq.com ravelry* reddit* redux* renren* researchgate.net reunion* reverbnation* rtl.de ryze*
salespider* scoop.it screenrant* scribd* scvngr* secondlife* serverfault* shareit sharethis* shvoong.com sites.google.com skype
skyrock* slack slashdot.org slideshare.net smartnews.com snapchat* social sociallife.com.br socialvibe* spaces.live.com spoke*
spruz* ssense.com stackapps* stackexchange* stackoverflow* stardoll.com statics.teams.cdn.office.net steamcommunity.com stickam*
studivz.net suomi24.fi superuser* sweeva* t.co t.me tagged* taggedmail* talkbiznow* taringa.net techmeme* telegram tencent*
threads tiktok* tinyurl* toolbox* touch.facebook.com travellerspoint* tripadvisor* trombi* trustpilot tudou* tuenti* tumblr*
tweetdeck* twitter* twoo.com typepad* unblog.fr urbanspoon.com ushareit.com ushi.cn vampirefreaks* vampirerave* vg.no
video.ibm.com vk.com vkontakte vkontakte.ru wakoopa* wattpad* web.facebook.com web.skype.com webshots* wechat* weebly* weibo*
wer-weiss-was.de weread* whatsapp* wiki.answers.com wikihow.com wikitravel.org woot.com wordpress* wordpress.org xanga* xing*
yahoo-mbga.jp yammer* yelp* yelp.co.uk youroom.in zalo zoo.gr zooppa*`;

const VIDEO = `
blog.twitch.tv crackle* curiositystream* d.tube dailymotion* dashboard.twitch.tv disneyplus* fast.wistia.net help.hulu.com
help.netflix.com hulu* id.twitch.tv iq.com iqiyi* jobs.netflix.com justin.tv m.twitch.tv m.youtube.com music.youtube.com netflix*
player.twitch.tv player.vimeo.com ted* twitch twitch.tv utreon* veoh* viadeo.journaldunet.com vimeo* wistia* youku* youtube*`;

const SHOPPING = `
aax-us-east.amazon-adsystem.com aax.amazon-adsystem.com alibaba* amazon* amazon.co.uk apps.shopify.com checkout.shopify.com
checkout.stripe.com cr.shopping.naver.com cr2.shopping.naver.com ebay* ebay.co.uk ebay.com.au ebay.de etsy* google_shopping
igshopping m.alibaba.com m.shopping.naver.com mercadolibre* mercadolibre.com.ar mercadolibre.com.mx message.alibaba.com
msearch.shopping.naver.com nl.shopping.net no.shopping.net offer.alibaba.com one.walmart.com order.shopping.yahoo.co.jp
partners.shopify.com s3.amazonaws.com se.shopping.net shop.app shopify* shopping.naver.com shopping.yahoo.co.jp
shopping.yahoo.com shopzilla* simplycodes.com store.shopping.yahoo.co.jp stripe* temu.com uk.shopping.net walmart*`;

const EMAIL = 'gmail';

const categories = new Map<string, SourceCategory>();
for (const [category, words] of Object.entries({
  search: `${SEARCH} ${ASSISTANTS}`,
  social: `${SOCIAL} ${RECENT_SOCIAL}`,
  video: VIDEO,
  shopping: SHOPPING,
  email: EMAIL,
})) {
  for (const word of words.trim().split(/\s+/)) {
    const name = word.replace(/\*$/, '').replaceAll('_', ' ');
    categories.set(name, category as SourceCategory);
    if (word.endsWith('*')) categories.set(`${name}.com`, category as SourceCategory);
  }
}

/** The kind of place a source is, by its name in lower case; country editions of Yahoo search and Pinterest included. */
export function sourceCategory(name: string): SourceCategory | undefined {
  if (/^[a-z]+\.search\.yahoo\.com$/.test(name)) return 'search';
  if (/^[a-z]{2}\.pinterest\.com$/.test(name)) return 'social';
  return categories.get(name);
}
