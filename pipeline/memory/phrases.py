"""What people write when they have nothing to write. Facts, gathered by hand.

Everything is compared after `words.fold` and without punctuation, spaces and digits.
"""

from __future__ import annotations

PLACEHOLDERS: frozenset[str] = frozenset(
    """
    なし 無し 無 特になし とくになし 特に無し 特にない とくにない 特にありません ありません
    なにもなし 何もなし 何もない 書くことなし 書くことがない ノーコメント 未記入 未入力 未定
    未設定 不明 わからない 分からない わかりません 覚えていない 覚えてない おぼえてない 記憶なし
    忘れた 忘れました あとで 後で あとで書く 後で書く 後で記入 後日 後日記入 保留 省略 略 割愛
    同上 以下同文 同じ 同様 テスト てすと テスト用 テスト入力 テストメモ テストデータ サンプル
    サンプルデータ ダミー ダミーデータ 仮 仮入力 仮登録 適当 てきとう メモ めも ノート 備考 名刺
    空白 空欄 記入なし ほげ ほげほげ ふが ぴよ はい いいえ うん 以上 終わり おわり 人 誰か 誰
    だれ どなた こんにちは こんにちわ none nothing no na nil null nan nope nothingspecial
    nothingtoadd nothingtosay nonote nonotes nocomment nocomments nomemo noidea notapplicable
    notavailable noremarks todo tbd tba tbc wip later skip skipped blank empty dummy placeholder
    foo bar baz foobar hoge fuga piyo test tests testing tested tester sample example temp tmp
    note notes memo memory asdf asdfasdf lorem loremipsum loremipsumdolorsitamet same
    sameasabove ditto unknown idk dunno dontknow idontknow dontremember idontremember
    cantremember icantremember forgot iforgot forgotten ok okay yes hello hi hey bla blah blabla
    blahblah etc whatever something someone somebody person people contact businesscard card
    writelater willwritelater filllater tofill
    """.split()
)

GENERIC: tuple[str, ...] = tuple(
    sorted(
        """
        名刺交換 名刺をいただいた 名刺をいただきました 名刺をもらった 名刺をもらいました
        名刺を頂いた 名刺を頂きました 名刺いただいた 名刺もらった 名刺を交換 名刺 交換 した
        しました させていただいた させていただきました しただけ だけ のみ 会った 会いました
        お会いした お会いしました お会いできた お会いできました お目にかかった 出会った
        知り合った 初めて はじめて 初対面 初めまして はじめまして 挨拶 ご挨拶 御挨拶 あいさつ
        ごあいさつ 話した 話しました お話しした お話しました お話し お話 立ち話 会話 少し
        ちょっと いろいろ 色々 たくさん よろしくお願いします よろしくお願いいたします よろしく
        宜しくお願いします 宜しくお願いいたします お世話になりました お世話になります
        お世話になっております ありがとうございました ありがとうございます ありがとう いい人
        良い人 よい人 いい方 良い方 よい方 普通の人 ふつうの人 いい 良い よい 良かった よかった
        楽しかった 楽しい 面白かった とても すごく 男性 女性 の方 方 人 感じ 社員 担当者 担当
        展示会 セミナー 交流会 懇親会 勉強会 イベント パーティー 会場 会合 会議 打ち合わせ 今日
        本日 昨日 先日 この前 今回
        先週 先月 昨年 去年 今週 今月 今年 昨夜 今朝 午前 午後 お疲れ様でした お疲れさまでした
        了解 承知 こちら あちら 今後とも 今後 連絡先 もらった いただいた
        いただきました もらいました です でした ます ました である だった さん さま 様 氏 先生
        くん ちゃん
        """.split(),
        key=len,
        reverse=True,
    )
)
"""Japanese phrases that are true of everybody one meets, the longest first."""

GENERIC_WORDS: frozenset[str] = frozenset(
    """
    a an and are at be been but by did do exchange exchanged exchanging for from gave give got
    great good nice very really so pleasant lovely fine had has have he her here him his i in is
    it its just me meet meeting met my of on or our person people she spoke talk talked talking
    spoken chat chatted that the their them there they this to today tomorrow us was we were
    with yesterday you your business card cards contact contacts event conference fair
    exhibition seminar party booth guy man woman lady gentleman mr mrs ms miss dr hello hi
    thanks thank pleased pleasure first time again one some briefly shortly short
    no note notes needed nothing special particular say add follow up later soon monday tuesday
    wednesday thursday friday saturday january february march april may june july august
    september october november december
    sunday week month year morning afternoon evening night
    """.split()
)

PARTICLES = "はがをにでとのもへやかねよわ"
"""Japanese particles: what may stand between phrases without saying anything."""

KEYBOARD_ROWS: tuple[str, ...] = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "あいうえおかきくけこさしすせそたちつてとなにぬねの",
    "いろはにほへと",
)

ASKING: frozenset[str] = frozenset(
    """
    look looks looking need needs needed want wants wanted help helps find finds finding someone
    somebody anyone search searching seek seeks seeking who which for able would like could can
    必要 希望 紹介 相談 要望 検討 興味 予定 詳細 情報
    """.split()
)
"""Words of asking itself: two people that have them in common have nothing in common."""
