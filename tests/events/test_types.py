"""The type of an event hangs on its verb, the verb's object, who acts, and when."""

import pytest

TYPES = {
    # a verb and its object
    "Denmark sent two frigates to the strait.": "MOBILIZE",
    "Denmark sent tents and blankets to Morocco.": "AID",
    "Denmark sent an envoy to Tunis.": "CONSULT",
    "Kenya imposed sanctions on Eritrea.": "SANCTION",
    "Kenya imposed a curfew in Mombasa.": "COERCE",
    "Chile broke off diplomatic relations with Bolivia.": "SANCTION",
    "Chile called off a meeting with Bolivian officials.": "REJECT",
    "Peru lifted a state of emergency in the south.": "CONCEDE",
    "Peru lifted the siege of the town.": "RETREAT",
    "Oman withdrew its troops from the island.": "RETREAT",
    "Oman withdrew its ambassador from Ankara.": "SANCTION",
    "Police in Ghana fired tear gas at the crowd.": "ASSAULT",
    "Iran test-fired a ballistic missile.": "MOBILIZE",
    "Coalition aircraft conducted six strikes in Syria.": "ASSAULT",
    # complements
    "Cuba refused to release the sailors.": "REJECT",
    "Cuba agreed to release the sailors.": "AGREE",
    "Cuba urged Mexico to release the sailors.": "REQUEST",
    "Cuba threatened to jail the sailors.": "THREATEN",
    "Cuba said Mexico must release the sailors.": "REQUEST",
    # who acts
    "Students occupied the ministry in Lima.": "PROTEST",
    "Rebels seized 20 villagers in eastern Congo.": "ASSAULT",
    "Nepal protested to India over the killing of a farmer.": "ACCUSE",
    "Teachers in Togo protested over unpaid wages.": "PROTEST",
    "Police in Spain freed 12 women held by traffickers.": "AID",
    "The kidnappers freed 12 women.": "RETREAT",
    "Farmers in Chile seized the ministry's offices.": "PROTEST",
    "Chilean police stormed the offices of a newspaper.": "COERCE",
    "A court in Kenya ordered the army to pay 3 million dollars to the widow.": "SANCTION",
    "Kenya's ruling party expelled its treasurer from the party.": "SANCTION",
    "Dockers in Chile called off their action on Monday.": "CONCEDE",
    "A strike closed the port of Mombasa.": "PROTEST",
    # where to, of whom, with whom
    "Ghana's troops rumbled out of Mali on Monday.": "RETREAT",
    "Peru sent back to Spain a man wanted for fraud.": "COOPERATE",
    "Kenya and Ghana opened a textile factory.": "COOPERATE",
    "Oman burned its missiles in a furnace.": "RETREAT",
    "Oman fired a missile at Bahrain.": "ASSAULT",
    "Oman supplied Bahrain's army with 200 rifles.": "AID",
    "Oman opened its airfields to relief flights.": "RETREAT",
    "Oman imposed a ban on imports from Chad.": "SANCTION",
    # deadlines and warnings
    "Peru gave Chile two days to free the sailors.": "THREATEN",
    "Peru told Chile to free the sailors or face sanctions.": "THREATEN",
    "Troops could cross the river, the president of Peru warned.": "THREATEN",
    "Looters will be shot, the governor of Lagos said.": "THREATEN",
    "Settlers in Chad have until Monday to leave the reserve or face arrest.": "THREATEN",
    # words that are verbs and nouns, participles, phrases
    "Rail links between Chad and Niger, cut for years, were restored on Monday.": "COOPERATE",
    "Oman will free the sailors, its emir was quoted as saying.": "CONCEDE",
    "Tens of thousands massed in Lima to denounce the vote.": "PROTEST",
    "The high command in Chad said it was on the alert.": "MOBILIZE",
    "Peru's rebels threw their weight behind the truce.": "SUPPORT",
    "Peru put a stop to exports to Chile.": "SANCTION",
    "Officials who questioned captured rebels in Chad condemned the killings.": "ACCUSE",
    "Rebels armed with knives killed two nuns in Chad.": "ASSAULT",
    "Chad turned water cannon on a crowd in the square.": "ASSAULT",
    "Chad told agencies working in the desert to leave.": "REQUEST",
    "Chad said Niger was arming rebels.": "ACCUSE",
    "Niger's army freed the sailors, who had been held since May.": "AID",
    # when
    "Norway will send tents to Morocco.": "AGREE",
    "Norway will pull its soldiers out of Mali.": "CONCEDE",
    "Norway will freeze the assets of the bank.": "THREATEN",
    "Norway will not extradite the banker.": "REJECT",
    # the codebook's precedence
    "Japan held military exercises near the island.": "MOBILIZE",
    "Japan and India held military exercises near the island.": "COOPERATE",
    "Italy signed a treaty with Malta.": "SUPPORT",
    "Italy promised to sign a treaty with Malta.": "AGREE",
    "Bolivian troops were sent to help victims of the flood.": "AID",
    "Both warring factions called for an end to the war.": "AGREE",
    "France called for an end to the war.": "REQUEST",
    "Germany apologised to Namibia for the killings.": "CONCEDE",
    "Ukraine's minister resigned on Friday.": "RETREAT",
    # who holds an office is dismissed, what is said is rejected, what is forbidden is lifted
    "Kenya's president fired the interior minister.": "COERCE",
    "The governor of Lagos was sacked on Monday.": "COERCE",
    "The emir of Oman dismissed the army chief.": "COERCE",
    "Oman dismissed remarks by the Iranian foreign minister.": "REJECT",
    "Oman removed a ban on imports.": "RETREAT",
    "Rebels fired at the governor's car in Chad.": "ASSAULT",
    # going to
    "Turkey is not going to send tents to Syria.": "REJECT",
    "Norway is going to train the pilots of Ukraine.": "AGREE",
    "Israel is going to strike Iran, its minister said.": "THREATEN",
    "Kenya's president is going to Somalia on Monday.": "CONSULT",
    # what lands, whom ships pick up, what soldiers free
    "Two mortars landed on a market in Kabul.": "ASSAULT",
    "A missile landed in the sea off Japan.": "MOBILIZE",
    "A plane with Norwegian tents landed in Chad.": "AID",
    "A trawler picked up six survivors off Malta.": "AID",
    "Police in Peru picked up nine students.": "COERCE",
    "Troops liberated a settlement in Sudan.": "ASSAULT",
    "North Korea rattled its sabre at the South.": "THREATEN",
    # blasts and fires that somebody is behind
    "Blast kills 20 at Kabul airport.": "ASSAULT",
    "A bomb exploded at a gas plant in Algeria, killing three.": "ASSAULT",
    "Israel struck an oil refinery in Syria, starting a huge fire.": "ASSAULT",
    "Rebels blew up a gas pipeline in Yemen.": "ASSAULT",
    "Israeli fire killed three people in Gaza.": "ASSAULT",
    "Four soldiers were killed when a missile hit their tank and it overturned.": "ASSAULT",
    "The Tamil Tigers killed nine soldiers in Sri Lanka.": "ASSAULT",
    # voice, source at the end, clauses around
    "Two priests were killed by gunmen in Colombia.": "ASSAULT",
    "After a night of talks, the rebels released two hostages.": "RETREAT",
    "Sudan has shut down the newspaper, its editor said.": "COERCE",
}


@pytest.mark.parametrize(("text", "type_"), TYPES.items(), ids=TYPES)
def test_the_first_event_is_of_the_type(find, text, type_):
    assert find(text)[0]["type"] == type_


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Spain beat Portugal 3-1 in the final.",
        "Shares in Seoul rose 2 percent.",
        "A ferry sank in heavy weather, killing nine passengers.",
        "A methane explosion at a pit in Poland killed nine miners.",
        "Six people died in a gas blast in Iran.",
        "A blast at a firecracker workshop in Peru killed nine people.",
        "A fire at a nightclub in Spain killed 13 people.",
        "A huge blaze destroyed a market in Togo.",
        "Floods killed nine people and destroyed a bridge in Nepal.",
        "A crocodile attacked a fisherman in Chad.",
        "A Kenyan minister was killed when his helicopter crashed.",
        "Doors rattled and plates fell from shelves in Chile.",
        "The striker shot at goal from 20 metres.",
        "It is warm in Rome.",
        "Coffee exports rose in Kenya.",
        "Rice grows in Laos.",
    ],
)
def test_what_concerns_no_politics_is_no_event(find, text):
    assert find(text) == []


def test_a_mobilisation_inside_an_assault_is_no_event_of_its_own(find):
    told = find("Soldiers shelled the town and troops massed on the border with Chad.")
    assert [event["type"] for event in told] == ["ASSAULT"]


def test_coordinated_verbs_are_events_of_their_own_and_the_first_leads(find):
    told = find("Iran recalled its ambassador from Kuwait and condemned the raid.")
    assert [event["type"] for event in told] == ["SANCTION", "ACCUSE"]


def test_what_stands_further_up_comes_first(find):
    told = find("Spain expelled two Cuban diplomats.\n" + "It rained.\n" * 3 + "France arrested a Cuban diplomat.")
    assert [event["type"] for event in told] == ["SANCTION", "COERCE"]


def test_the_same_said_twice_is_one_event(find):
    told = find("Spain expelled two Cuban diplomats. On Monday Spain expelled the Cuban diplomats.")
    assert len(told) == 1


def test_what_is_about_something_else_is_told_beside_it(find):
    told = find(
        "Norway will sign the peace treaty with Mali. An officer said Norway will send Mali 300 soldiers next year."
    )
    assert [event["type"] for event in told] == ["AGREE", "AGREE"]
    assert told[1]["quantities"]


def test_who_objects_at_the_end_of_a_story_is_told(find):
    told = find(
        "Spain expelled two Cuban diplomats.\n" + "Cuba held talks with Spain.\n" * 15 + "Peru condemned Spain."
    )
    assert "ACCUSE" in [event["type"] for event in told]


def test_quotation_marks_make_no_verb_of_an_adjective(find):
    told = find(
        "South Korea condemned the raid, calling it a “clear violation” of the resolution of the United Nations."
    )
    assert [event["type"] for event in told] == ["ACCUSE"]


@pytest.mark.parametrize(
    ("text", "type_", "trigger"),
    [
        ("Iran moved to “expel” Norwegian diplomats.", "SANCTION", "expel"),
        ("Norway will continue to “condemn” Iran, the minister said.", "ACCUSE", "condemn"),
    ],
)
def test_quotation_marks_make_no_noun_of_a_verb(find, text, type_, trigger):
    told = find(text)[0]
    assert (told["type"], told["evidence"]["trigger"]["text"]) == (type_, trigger)


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0), (2, 0, 1)])
def test_what_is_merged_does_not_hang_on_the_order(find, order):
    said = ("Norway condemned Iran’s raid.", "Norway condemned Iran over its nuclear programme.")
    said = (*said, "Norway condemned Iran over the torture of prisoners.")
    assert len(find(" ".join(said[n] for n in order))) == 2


def test_the_full_stop_of_an_abbreviation_cuts_no_sentence(find):
    (event,) = find("Oman condemned U.S. Marines for the raid.")
    assert event["recipient"]["country"] == "USA"
    assert event["evidence"]["end"] == 41


def test_an_earlier_assault_leaves_a_mobilisation_its_place(find):
    told = find("Chad sent tanks to the border after rebels killed two guards.")
    assert told[0]["type"] == "MOBILIZE"
