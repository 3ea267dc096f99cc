"""Generic top-level domains that cards carry. Source: the IANA root zone."""

from __future__ import annotations

GENERIC_TLDS: frozenset[str] = frozenset(
    """
    academy agency ai app architect art asia associates auto bar beauty beer bike bio biz
    blog build builders cafe capital car care cars cat center click clinic clothing cloud
    club coach coffee com community company computer construction consulting coop dental
    design dev digital dog earth eco edu education email energy engineer engineering example
    expert farm fashion film finance financial fit fitness flights fm foundation fun fund
    gallery games garden global gmbh gov green group guru hair health holdings homes
    hospital host hosting hotel house inc info int io jewelry jobs jp kim kyoto land law
    aero legal life link live llc love ltd management marketing me media mil mobi moe museum
    music nagoya name net network news ngo ninja okinawa one online org osaka page partners
    pet photo photography photos pizza pro properties property realestate rent restaurant
    run ryukyu salon school service services shoes shop site software solar solutions spa
    space store studio support systems tax taxi team tech technology tel test tokyo top
    tours training travel tv university ventures vet video vip website wine work works world
    xxx xyz yoga yokohama
    accountant accountants actor adult agency airforce apartments archi associates attorney auction
    audio band bargains basketball best bet bid bingo biz black blue boats boutique broker business
    buzz cab camera camp cards career careers casa cash catering center charity chat cheap church
    city claims cleaning codes college condos contact contractors cooking cool country coupons
    courses credit cruises dance date dating deals degree delivery democrat dental dentist diamonds
    diet directory discount doctor download ecom enterprises equipment estate events exchange
    express faith family fan fans financial fish fishing florist flowers football forsale furniture
    futbol game gift gifts gives glass gold golf graphics gripe guitars haus healthcare help
    hiphop hockey holiday horse icu immo industries ink institute insure international
    investments jetzt juegos kaufen kitchen lawyer lease lgbt lighting limited limo loan loans lol
    luxury maison makeup market markets mba memorial men menu mobi mom money monster
    mortgage movie navy now nrw parts party pharmacy physio pics pictures pink place plumbing plus
    poker porn press productions promo protection pub racing recipes red rehab reise reisen
    rentals repair report republican rest review reviews rich rip rocks rodeo rugby sale
    sarl schmidt schule science security select sexy shiksha shopping show singles
    ski soccer social studies style sucks supplies supply surf surgery tattoo
    tennis theater tickets tienda tips tires today tools toys trade trading uno vacations
    vegas viajes vin vision viva vodka vote voting voyage watch web webcam wedding
    wiki win wtf zone moda tube cymru scot wales berlin hamburg koeln wien swiss paris
    london nyc miami boston melbourne sydney amsterdam brussels gent
    """.split()
)
