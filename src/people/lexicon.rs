//! What single words say about the names around them: titles, roles, kin, organisations, places, everyday words. One look-up a word.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Gender;

/// What is known of a word, as a set of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sort(u32);

impl Sort {
    /// Stands before a name and is no part of it: Mr, Dr, Gen., President.
    pub(crate) const TITLE: u32 = 1;
    /// A title that tells a man or a woman apart.
    pub(crate) const MALE: u32 = 1 << 1;
    pub(crate) const FEMALE: u32 = 1 << 2;
    /// Jr, III, PhD.
    pub(crate) const SUFFIX: u32 = 1 << 3;
    /// de, von, bin: lower-case parts of names.
    pub(crate) const PARTICLE: u32 = 1 << 4;
    /// A noun for what somebody does: spokesman, director.
    pub(crate) const ROLE: u32 = 1 << 5;
    /// son, wife: what somebody is to another.
    pub(crate) const KIN: u32 = 1 << 6;
    /// A word that makes the name it stands in an organisation's: Ministry, Party, Inc.
    pub(crate) const ORGANISATION: u32 = 1 << 7;
    /// A word that makes the name it stands in a place's or a building's: Lake, Street, Hospital.
    pub(crate) const PLACE: u32 = 1 << 8;
    /// A word that makes the name it stands in a law's, an event's, a prize's, a ship's.
    pub(crate) const THING: u32 = 1 << 9;
    /// Israeli, British; U.S.
    pub(crate) const DEMONYM: u32 = 1 << 10;
    /// Monday, October.
    pub(crate) const CALENDAR: u32 = 1 << 11;
    /// the, when, but: never part of a name, whatever its capitals.
    pub(crate) const FUNCTION: u32 = 1 << 12;
    /// said, told, added.
    pub(crate) const SPEECH: u32 = 1 << 13;
    /// Stands before the noun of a role and belongs to it: senior, former, deputy.
    pub(crate) const RANK: u32 = 1 << 14;
    /// A common forename.
    pub(crate) const FORENAME: u32 = 1 << 15;
    /// administration, family, era: what a name before it belongs to as a modifier.
    pub(crate) const AFTER: u32 = 1 << 16;
    /// A country, big city or the like, by itself.
    pub(crate) const COUNTRY: u32 = 1 << 17;
    /// Pope, King, Queen: the forename after it is all the name there is.
    pub(crate) const CROWN: u32 = 1 << 18;
    /// State, Defence, Affairs: what offices are called after.
    pub(crate) const OFFICE: u32 = 1 << 19;
    /// A title that is also somebody's surname or forename (King, Dean, Bishop).
    pub(crate) const DOUBLE: u32 = 1 << 20;

    /// A word of places, bodies or things that is a surname as well (Hill, Church, Law).
    pub(crate) const SURNAME: u32 = 1 << 21;

    /// A title of courtesy or learning: none that tells what somebody does.
    pub(crate) const COURTESY: u32 = 1 << 22;

    pub(crate) fn with(self, sort: u32) -> Sort {
        Sort(self.0 | sort)
    }

    pub(crate) fn has(self, sort: u32) -> bool {
        self.0 & sort != 0
    }

    pub(crate) fn gender(self) -> Option<Gender> {
        match (self.has(Self::MALE), self.has(Self::FEMALE)) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => None,
        }
    }
}

/// What is known of a word, whatever its case and its closing full stop.
pub(crate) fn sort(word: &str) -> Sort {
    let word = word.strip_suffix('.').filter(|w| !w.is_empty()).unwrap_or(word);
    if word.len() > 24 {
        return Sort::default();
    }
    let mut small = [0u8; 24];
    if word.is_ascii() {
        let small = &mut small[..word.len()];
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        return std::str::from_utf8(small).ok().and_then(|w| WORDS.get(w)).copied().unwrap_or_default();
    }
    WORDS.get(super::name::fold(word).as_str()).copied().unwrap_or_default()
}

/// Whether a word, whatever its case, is a common forename.
pub fn is_forename(word: &str) -> bool {
    sort(word).has(Sort::FORENAME)
}

/// Whether a word, whatever its case, is a small part of surnames: "van", "De".
pub fn is_particle(word: &str) -> bool {
    sort(word).has(Sort::PARTICLE)
}

/// Whether a word stands behind a name and belongs to it: "Jr.", "III".
pub fn is_suffix(word: &str) -> bool {
    sort(word).has(Sort::SUFFIX)
}

static WORDS: LazyLock<FxHashMap<&'static str, Sort>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, Sort> = FxHashMap::default();
    for (list, sort) in LISTS {
        for word in list.split_whitespace() {
            words.entry(word).or_default().0 |= sort;
        }
    }
    for word in ["will", "mark", "grant", "grace", "hope", "rose", "faith", "chase", "drew", "art", "pier"] {
        words.entry(word).or_default().0 |= Sort::FORENAME;
    }
    for line in include_str!("forenames.txt").lines() {
        let Some((name, gender)) = line.split_once(' ') else { continue };
        let gender = match gender {
            "m" => Sort::MALE,
            "f" => Sort::FEMALE,
            _ => 0,
        };
        let known = words.entry(name).or_default();
        // A word of another kind stays what it is ("dean", "dame").
        known.0 |= Sort::FORENAME | if known.0 & !Sort::PARTICLE == 0 { gender } else { 0 };
    }
    words
});

#[rustfmt::skip]
const LISTS: &[(&str, u32)] = &[
    ("mr mister sir lord father fr brother monsieur señor senor herr signor don shri alhaji malam mallam", Sort::TITLE | Sort::MALE),
    ("mrs ms miss dame lady smt shrimati hajiya alhaja sister madame madam señora senora frau mme mlle mademoiselle", Sort::TITLE | Sort::FEMALE),
    ("mr mister sir lord mrs ms miss dame lady madame madam señor senor señora herr frau monsieur mx dr prof hon rev mme mlle mademoiselle", Sort::COURTESY),
    ("shri alhaji malam mallam smt shrimati hajiya alhaja ustad ustadh swami", Sort::COURTESY),
    ("det supt insp dci dsupt pcso cllr adv barr ustad ustadh swami sheikha wpc hon'ble mx dr doctor prof professor rev reverend hon honourable honorable justice judge coach captain capt general gen
      colonel col major maj lieutenant lt sergeant sgt corporal cpl private pvt admiral adm commander cmdr brigadier brig marshal
      senator sen representative rep congressman congresswoman governor gov mayor president pres vice-president premier
      chancellor minister secretary ambassador speaker attorney detective officer constable inspector superintendent sheriff
      councilmember assemblyman assemblywoman assemblymember congressmember deputy chief chairman chairwoman chairperson director comrade ayatollah imam sheikh sheik rabbi archbishop bishop cardinal
      mullah pastor deacon vicar councillor councilman councilwoman alderman lawmaker taoiseach sultan emir", Sort::TITLE),
    ("empress shah maharaja tsarina tsarevich tsarevna archduke pope king queen prince princess duke duchess emperor empress tsar sultan emir sheikh caliph patriarch", Sort::TITLE | Sort::CROWN),
    ("king prince duke pope bishop major dean judge marshal marshall chancellor sheriff constable baker coach cardinal abbot deacon
      pastor page sergeant cook carpenter mason prior rector provost general priest knight guy don chef fisher hunter potter porter
      butler barber butcher painter rider hacker warden farmer gardener mayor squire singer miller skinner shepherd driver", Sort::DOUBLE),
    ("hill hall park banks church street rivers lake ford bush castle forest lane bridge bridges field fields brook brooks marsh wood
      woods north west east bank bay point rock temple power powers price law day week stone lodge house court glass steel mount heights
      rule bell pass post foundation love journal young parish garden gardens garland wall case battle war gore prior
      vale dale moor mills dock docks quay quarry weir sports timber travel brands", Sort::SURNAME),
    ("jr sr jnr snr ii iii iv phd md esq mp cbe obe kbe kc qc frs kcb kcmg gcb mbe dbe mep msp", Sort::SUFFIX),
    ("de del della di da dos das do du des le la von van vom zu zum zur der den ten ter bin binti binte bint ibn ould ben al el el- al- abu y af av lo ul ur", Sort::PARTICLE),
    ("ambassador donor megadonor billionaire millionaire master harbourmaster harbormaster stationmaster postmaster quartermaster catcher pitcher quarterback cornerback linebacker playmaker adviser advisor academic activist actor actress administrator advocate aide agent ally analyst anchor anchorman anchorwoman
      anthropologist archaeologist architect artist astronaut astronomer athlete attacker attorney author baker banker barrister
      biographer biologist blogger boss boxer broadcaster broker builder businessman businesswoman businessperson cabbie campaigner
      candidate captain caretaker carpenter cartoonist celebrity chair chairman chairperson chairwoman champion chancellor chef
      chemist chief cleric clerk climber coach co-founder cofounder coroner collaborator colleague columnist comedian commander
      commissioner commentator competitor composer conductor congressman congresswoman conservationist consultant contractor
      convener convict cook coordinator coordinator-general correspondent cosmonaut councillor councilor counsel
      counselor counsellor courtier critic curator cyclist dancer dealer dean defendant defender delegate demographer dentist
      deputy designer detective developer dictator dictator diplomat director dissident doctor dramatist driver drummer
      ecologist economist editor educator emir employee engineer entrepreneur envoy epidemiologist essayist ethicist executive
      expert explorer farmer fellow fighter filmmaker financier firefighter fisherman footballer forecaster foreman forward founder
      friend gambler gardener general geneticist geographer geologist geophysicist goalkeeper golfer governor guard guide guitarist
      gunman head headmaster headteacher hero historian hunter husbandman hydrologist illustrator immunologist inmate inspector
      instructor intern inventor investigator investor jockey jeweller journalist judge justice keeper king laureate lawmaker lawyer
      leader lecturer legend legislator librarian lieutenant linguist lobbyist magistrate magnate maker manager marshal mastermind
      mathematician mayor mediator medic member merchant meteorologist midfielder midwife militant miner minister model mogul monarch
      moderator musician naturalist negotiator neighbour neighbor neurologist neuroscientist nominee novelist nun nurse official
      ombudsman operator opponent organiser organizer owner painter paramedic partner pastor patriarch pathologist patient
      patron peer philanthropist philosopher photographer photojournalist physician physicist pianist pilot pioneer pitcher player
      playwright poet policeman policewoman politician pollster pope preacher premier presenter president president-elect priest
      prince princess principal prisoner producer professor programmer promoter prosecutor protester proprietor provost
      psychiatrist psychologist publicist publisher pundit pupil quarterback queen rabbi racer ranger rapper recruiter rector
      referee reformer regent registrar representative reporter republican researcher resident restaurateur retiree rider rival
      runner sailor saxophonist scholar scientist screenwriter sculptor secretary secretary-general seismologist senator sergeant
      sheriff shopkeeper singer singer-songwriter skipper sociologist soldier solicitor songwriter soprano speaker specialist
      spokesman spokesperson spokeswoman sportsman star statesman statistician strategist striker student sultan superintendent
      supervisor surgeon surveyor survivor suspect swimmer teacher teammate technician teenager tenor theologian theorist therapist
      toxicologist trader trainer translator treasurer trustee tsar tycoon undersecretary veteran vet veterinarian vicar vice-president
      vice-chancellor vice-chairman officer constable corporal colonel brigadier convenor rep physio clerk-treasurer chaplain bursar auditor archivist
      controller comptroller steward matron lifeguard umpire arbitrator adjudicator assessor mechanic electrician plumber builder
      roofer butcher grocer landlord landlady tenant motorist pensioner homeowner householder crewman trawlerman lifeboatman
      dispatcher victim violinist virologist vocalist volunteer warden whistleblower winner witness worker
      wrestler writer zoologist ceo cfo cto coo mp mep premier taoiseach creator host co-host biochemist botanist fan
      batsman bowler midfielder winger defender goalie captain outfielder infielder lineman linebacker mother-of-two father-of-two
      showrunner youtuber influencer socialite heiress heir actor-director cinematographer oceanographer glaciologist climatologist
      congressperson councilman councilwoman policymaker lord baroness baron count countess earl viscount sir dame archbishop bishop
      cardinal imam ayatollah sheikh guerrilla warlord rebel insurgent spy hacker whistle-blower refugee migrant
      boyfriend girlfriend co-author coauthor co-star co-worker coworker nationalist socialist communist liberal conservative democrat
      appointee incumbent challenger predecessor successor counterpart namesake commander-in-chief chef-owner midwife", Sort::ROLE),
    ("son daughter wife husband brother sister mother father mum mom dad uncle aunt cousin nephew niece grandson granddaughter
      grandfather grandmother grandma grandpa fiance fiancee girlfriend boyfriend widow widower twin stepson stepdaughter stepfather
      stepmother stepbrother stepsister half-brother half-sister spouse ex-wife ex-husband baby toddler sons daughters brothers
      sisters siblings twins parents cousins children kids friend mother-in-law father-in-law son-in-law daughter-in-law
      brother-in-law sister-in-law partner", Sort::KIN),
    ("party ministry university college school institute institution association committee commission council company corporation
      corp inc ltd llc llp plc gmbh group holdings bank fund foundation organization organisation agency department bureau authority
      court union league club team federation society church army navy force forces police brigade brigades battalion division regiment
      corps bridage guard agency office parliament congress senate assembly house cabinet board center centre network news times post
      press journal herald tribune gazette magazine daily weekly telegraph guardian observer television tv radio media studios studio
      records entertainment airlines airways motors motor industries systems technologies technology partners associates capital
      securities insurance energy oil gas steel foods pharmaceuticals services service solutions labs laboratories laboratory
      orchestra band quartet ensemble trio choir fc united city rovers athletic wanderers hotspur rangers albion argyle harriers dinamo dynamo lokomotiv spartak shakhtar
      atletico deportivo olympique borussia hapoel maccabi steaua partizan racing sporting real museum library gallery theatre
      theater opera academy seminary hospital clinic trust coalition alliance front movement brotherhood caucus campaign committee
      initiative programme program project conference symposium administration government regime registry registrar bros brothers
      sons co cie sa ag nv bv spa oy ab pty international global worldwide enterprises ventures consult consulting consultants logistics
      communications telecom mobile software interactive games electric electronics pictures films film productions publishing publications publishers
      lines marine maritime shipping shipyard shipyards books guild security aggregates quarries tyres tires sports bakeries bakery breweries brewery dairies dairy fisheries seafoods meats chemicals plastics
      ceramics textiles timber haulage freight shipping ferries coaches railways railway developments properties lettings
      investments supplies supermarkets supermarket retail brands designs engineering manufacturing construction contractors
      mining minerals metals cement concrete packaging printing renewables utilities healthcare biotech biosciences
      diagnostics therapeutics instruments robotics analytics networks semiconductors aerospace aviation aircraft
      beverages distillers distillery vineyards catering leisure travel cruises apparel footwear cosmetics pharmacies insurers
      bureaux constabulary ltda nhs workers farmers teachers nurses volunteers watchdog ombudsmen tribunal commissioners", Sort::ORGANISATION),
    ("street st road gate avenue ave boulevard blvd lane drive square plaza park garden gardens bridge tower towers building hall stadium
      arena airport station terminal port harbor harbour bay lake river sea ocean mount mountain mountains hill hills valley island islands
      peninsula cape beach desert forest canyon creek falls springs county province district region state states republic kingdom
      emirate territory township town village city borough parish heights north south east west northern southern eastern western
      central fort camp castle palace cathedral basilica mosque temple synagogue chapel monastery abbey cemetery memorial monument
      hospital university college school library museum base highway route interstate freeway expressway canal dam reservoir glacier
      basin strait gulf channel sound observatory center centre prison jail courthouse house homes mansion ranch farm estate
      manor inn hotel casino resort restaurant cafe bar pub mall market ridge rock point peak pass coast shore plains plateau crater
      zoo reef lodge terrace court cantonment junction crossing mall faso upazila taluk mandal tehsil barangay prefecture governorate
      oblast suburb suburbs neighbourhood neighborhood area region enclave vale dale moor fen quay wharf dock docks pier weir viaduct
      colliery quarry refinery barracks infirmary hostel crescent depot warehouse", Sort::PLACE),
    ("act bill amendment law laws doctrine plan treaty accord accords agreement pact declaration convention protocol resolution code
      rule award awards prize medal trophy cup bowl open classic championship championships tournament festival day week war wars
      battle siege operation revolution massacre scandal affair case trial theorem theory principle equation effect disease syndrome
      comet hurricane storm cyclone typhoon uss hms ss show album song effect scale test index report review papers files memo letter
      lecture lectures bible gospel dynasty era age empire vs class style music data tank wallet finance cash water animation fuel diving
      lounge scheme model models series food card cards pilot period periods system plant unit line club trail model edition volume
      watch watches collection brand jet pack kit cocktail sauce cheese whisky whiskey beer wine tea coffee season eve mps satyagraha
      amor historia universidad banco fundacion deportes deportivo sindicato ministerio partido copa liga santa klong wat kuala sri tour talks summit crisis deal moon mission rocket
      telescope program tv dog cat horse virus vaccine variant strain study", Sort::THING),
    ("american british english scottish welsh irish french german italian spanish portuguese dutch belgian swiss austrian swedish
      norwegian danish finnish icelandic polish czech slovak hungarian romanian bulgarian greek turkish cypriot maltese albanian
      serbian croatian bosnian slovenian macedonian montenegrin kosovar ukrainian russian belarusian moldovan georgian armenian
      azerbaijani kazakh uzbek tajik kyrgyz turkmen mongolian chinese japanese korean taiwanese tibetan vietnamese cambodian lao
      laotian thai burmese malaysian singaporean indonesian filipino australian zealand indian pakistani bangladeshi nepali nepalese
      bhutanese afghan iranian iraqi syrian lebanese jordanian israeli palestinian egyptian libyan tunisian algerian moroccan sudanese
      ethiopian eritrean somali kenyan ugandan tanzanian rwandan congolese nigerian ghanaian senegalese ivorian malian cameroonian
      angolan zambian zimbabwean mozambican namibian botswanan african european asian arab persian kurdish saudi emirati qatari kuwaiti
      bahraini omani yemeni canadian mexican guatemalan honduran salvadoran nicaraguan panamanian cuban haitian dominican jamaican
      colombian venezuelan ecuadorian peruvian bolivian chilean argentine argentinian brazilian uruguayan paraguayan guyanese
      scandinavian balkan caribbean catalan basque chechen tatar uyghur rohingya hawaiian texan californian
      republican democratic democrat labour labor tory conservative liberal green socialist communist islamist muslim christian
      jewish catholic protestant orthodox anglican sunni shia shiite hindu buddhist sikh evangelical nazi soviet
      u.s us uk u.k eu u.n un uae prc nato tv pm ai it pc bc la ny nyc dc hk nz sa fc ac mc dj cd am id ip ok hq hr pr vr dna gop british-born american-born then-u.s western", Sort::DEMONYM),
    ("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
      november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun today yesterday
      tomorrow christmas easter ramadan mass vespers evensong", Sort::CALENDAR),
    ("the a an this that these those here there it its he his she her they their them we our us you your i me my mine who whom whose
      which what when where why how while after before since until till because although though if unless once as at by for from in
      into of off on onto out over per than through to toward towards under up upon via with within without and or nor but so yet
      both either neither not no never none some any all every each many much more most few fewer several such other another same
      own one two three four five six seven eight nine ten first second third last next new old also too very just only even still
      again now then however meanwhile moreover furthermore instead indeed perhaps maybe certainly clearly according despite during
      against among between across along around behind below beneath beside besides beyond down near about above is are was were be
      been being am do does did done has have had having can could may might must shall should will would let's asked yes ok okay
      please thank thanks hello hi dear well oh uh um ah like image photo file picture source sources read click here share
      watch see listen follow subscribe advertisement related updated published breaking exclusive opinion analysis editorial
      interview everyone someone something nothing anything everything nobody anybody people man woman men women children
      officials police authorities experts critics supporters earlier later recently currently eventually finally additionally
      similarly likewise nevertheless nonetheless therefore thus hence overall today yesterday tonight during following
      including depending given based asked born speaking added said says told great good big early late long short high low full", Sort::FUNCTION),
    ("said says say saying told tells tell telling added adds add noted notes warned warns insisted insists argued argues claimed
      claims replied replies responded responds announced announces confirmed confirms acknowledged acknowledges admitted admits
      recalled recalls wrote writes tweeted tweets testified testifies explained explains stated states declared declares
      continued continues concluded concludes observed observes remarked stressed stresses emphasized emphasised emphasizes urged urges
      vowed vows pledged denied denies declined declines thinks thought believes believed hopes hoped wants wanted felt feels laughed
      laughs smiled smiles joked jokes quipped asked asks answered answers suggested suggests complained complains", Sort::SPEECH),
    ("former senior deputy vice chief acting interim assistant associate lead top prime foreign first then outgoing incoming
      current ex-  ex co- late longtime long-time veteran retired ousted exiled jailed disgraced newly elected then- fellow managing
      executive general principal special national permanent principal junior private public press presidential head
      defense defence finance health interior education justice treasury trade energy environment housing labour labor
      transport transportation security home state war agriculture commerce opposition parliamentary supreme veteran
      award-winning nobel staff research science political military medical professional american-born film movie pop rock
      rap jazz folk country soul opera television tv radio sports news investigative freelance lead team party house
      majority minority communications media campaign project program programme marketing sales law legal company group
      family world olympic football baseball basketball tennis cricket rugby hockey soccer boxing chess self-described founding serving
      sitting one-time onetime self-proclaimed little big older younger eldest youngest elder oldest only twin baby infant
      teenage young old beloved dear best close good adult shadow operating nursing commanding planning engineering training
      prosecuting presiding investigating consulting supervising district regional divisional departmental crown", Sort::RANK),
    ("administration government campaign era presidency regime camp doctrine family clan dynasty estate cabinet team supporters
      supporter backers allies years legacy loyalist loyalists voters", Sort::AFTER),
    ("israel gaza russia ukraine china america britain england scotland wales ireland france germany italy spain portugal greece
      turkey iran iraq syria lebanon egypt libya tunisia algeria morocco sudan ethiopia somalia kenya uganda tanzania rwanda congo
      nigeria ghana senegal mali niger chad cameroon angola zambia zimbabwe mozambique namibia botswana africa europe asia
      australia canada mexico cuba haiti jamaica colombia venezuela ecuador peru bolivia chile argentina brazil uruguay paraguay
      japan korea taiwan vietnam cambodia laos thailand myanmar burma malaysia singapore indonesia philippines india pakistan
      bangladesh nepal bhutan afghanistan qatar kuwait bahrain oman yemen jordan palestine poland hungary romania bulgaria albania
      serbia croatia bosnia slovenia slovakia macedonia montenegro kosovo belarus moldova georgia armenia azerbaijan kazakhstan
      uzbekistan tajikistan kyrgyzstan turkmenistan mongolia sweden norway denmark finland iceland netherlands belgium luxembourg
      switzerland austria malta cyprus london paris berlin rome madrid moscow kyiv beijing tokyo delhi washington york jerusalem
      cairo tehran baghdad damascus beirut texas california florida virginia ohio michigan chicago boston houston dallas hamas hezbollah
      taliban isis congress parliament pentagon kremlin white nbc cnn bbc abc cbs fox idf cia fbi nato earth mars god allah internet
      cholera malaria measles ebola dengue polio typhoid tuberculosis mpox diphtheria meningitis norovirus salmonella
      unison usdaw aslef ofsted ofgem ofcom ofwat unicef unesco europol interpol frontex eurostat greenpeace oxfam amnesty reuters
      bloomberg xinhua tass interfax yonhap kyodo antara kompas barclays vodafone siemens boeing airbus toyota honda samsung huawei
      nestle unilever ikea lidl aldi tesco asda ryanair easyjet lufthansa walmart nissan hyundai shell exxonmobil totalenergies
      covid twitter facebook google amazon apple microsoft tesla youtube instagram", Sort::COUNTRY),
    ("state states defense defence affairs finance interior treasury justice health education labour labor energy commerce trade
      agriculture transport transportation war security staff commons lords representatives house senate parliament environment
      development culture sport sports tourism planning science technology communications information immigration home foreign
      police canterbury york cambridge sussex wales edinburgh cornwall intelligence operations general schools", Sort::OFFICE),
];
