import pytest

PARTIES = {
    "Kenya accused Somalia of smuggling.": ("KEN", "SOM"),
    "Two Somali soldiers were killed by Kenyan police.": ("KEN", "SOM"),
    "Kenya's army chief met his Somali counterpart.": ("KEN", "SOM"),
    "Kenya and Somalia signed a treaty.": ("KEN", "SOM"),
    "The United Nations condemned Syria.": ("UNO", "SYR"),
    "NATO accused Russia of lying.": ("IGO", "RUS"),
    "The European Union froze the assets of Belarus.": ("EUR", "BLR"),
    "Amnesty International criticised Egypt.": ("NGO", "EGY"),
    "Hamas fired rockets at Israel.": ("PSE", "ISR"),
    "Putin threatened Poland.": ("RUS", "POL"),
    "Lebanon complained to the United Nations about Israeli flights.": ("LBN", "ISR"),
    "Russia said that Sudan must return the helicopter.": ("RUS", "SDN"),
    "Ethnic Albanians demonstrated in Serbia.": ("SRB", "SRB"),
    "Peru extradited a Colombian dealer to Spain.": ("PER", "ESP"),
    "Israel is opposed to French mediation.": ("ISR", "FRA"),
    "Police said Syrian rebels had shelled an Iraqi town.": ("SYR", "IRQ"),
    "During talks with Turkish officials, Kenya condemned Somalia.": ("KEN", "SOM"),
    "Latvia told the Russian army to stop recruiting young Latvians.": ("LVA", "RUS"),
    "Oman told the United Nations it would help Yemen.": ("OMN", "YEM"),
    "In Cairo, Kenya accused Somalia of piracy.": ("KEN", "SOM"),
    "Kenya killed a trader in Uganda who came from Somalia.": ("KEN", "SOM"),
    "A loan was granted to Chad by France.": ("FRA", "TCD"),
    "Two Kenyan jets were put on alert.": ("KEN", None),
    "Greeks demonstrated in Athens against Turkey.": ("GRC", "TUR"),
    "Syria should leave Lebanon, the French minister said.": ("FRA", "SYR"),
    # who has no country has that of no other; a place on the map has its own
    "Zorvath Bank accused China of spying.": (None, "CHN"),
    "Zorvath Bank closed its branches in Iran.": (None, "IRN"),
    "Boeing accused China of spying.": ("USA", "CHN"),
    "HSBC closed its branches in Iran.": ("GBR", "IRN"),
    "Indian jets bombed a school in Bahawalpur.": ("IND", "PAK"),
    "Russian missiles hit Kramatorsk.": ("RUS", "UKR"),
    "Security forces stormed a mosque in Togo.": ("TGO", "TGO"),
    # who died in whose attack
    "A Lebanese commander was killed in an Israeli strike on Beirut.": ("ISR", "LBN"),
    "Twelve people died in a Russian missile strike on Kharkiv.": ("RUS", "UKR"),
    "Two Israeli soldiers were killed in a Palestinian ambush.": ("PSE", "ISR"),
    "Three people were killed in an Israeli raid.": ("ISR", None),
    "Six people were killed when a Turkish rocket hit a bus station in Kirkuk.": ("TUR", "IRQ"),
    "Two nurses were wounded when Russian drones struck a clinic in Kherson, the mayor said.": ("RUS", "UKR"),
    "Nine shepherds died after Ethiopian jets bombed a market in Kismayo.": ("ETH", "SOM"),
    "A Sudanese doctor was killed after gunmen stormed a hospital in El Fasher.": (None, "SDN"),
    "A Lebanese nurse was killed as Israeli tanks shelled a village.": ("ISR", "LBN"),
    # who harms those who are abroad is where they are
    "Gunmen kidnapped a Swedish tourist in Mali.": ("MLI", "SWE"),
    "Bandits abducted three people, including an Irish missionary, near Kano.": ("NGA", "IRL"),
    "Pirates released a Greek tanker held off Somalia's coast.": ("SOM", "GRC"),
    "Militants set fire to the Danish consulate in Karachi.": ("PAK", "DNK"),
    "Students burned a Chinese flag in Hanoi.": ("VNM", "CHN"),
    "Hackers attacked the Danish railways.": (None, "DNK"),
    "A suicide bomber killed a guard in the United Nations compound in Mosul.": ("IRQ", "UNO"),
    # others are where those live whom they harm
    "Insurgents ambushed a convoy of Malian soldiers.": ("MLI", "MLI"),
    "Gunmen stormed a Nigerian village.": ("NGA", "NGA"),
    "Officials in Oslo sent tents to camps in Chad.": ("NOR", "TCD"),
    # who is told is no party
    "“We reject the offer,” Peruvian minister Juan Perez told Chilean reporters.": ("PER", "PER"),
    "Syria must leave Lebanon, a French minister told deputies.": ("FRA", "SYR"),
    "“We reject the offer,” said Mali's army chief in an interview with a newspaper.": ("MLI", "MLI"),
    "“We reject the offer,” the foreign ministry said in Cairo.": ("EGY", "EGY"),
    # two together, with titles and names
    "Kenyan President William Ruto and Ugandan President Yoweri Museveni agreed to open the border.": ("KEN", "UGA"),
    "Israel and Hamas agreed to a truce.": ("ISR", "PSE"),
    "Israel and Hezbollah exchanged fire.": ("ISR", "LBN"),
    "Thai and Cambodian troops exchanged fire.": ("THA", "KHM"),
    "Kenya and Ghana agreed to help Chad.": ("KEN", "TCD"),
    "Russia and China condemned Japan.": ("RUS", "JPN"),
    # platforms, media and parts of the world are no parties
    "China's minister apologised on TikTok for the raid.": ("CHN", "CHN"),
    "Iran's minister urged restraint via Instagram.": ("IRN", "IRN"),
    "Ukraine will not yield, its president told CNN.": ("UKR", "UKR"),
    "Indonesia banned TikTok.": ("IDN", "CHN"),
    "Russia sued Facebook.": ("RUS", "USA"),
    "South American leaders condemned Spain.": (None, "ESP"),
    "American leaders condemned Spain.": ("USA", "ESP"),
    "Protesters blocked a road in the Amazon town of Humaita.": (None, None),
    "Amazon accused China of spying.": ("USA", "CHN"),
    # a participle behind a noun is not what leads
    "China cut duty on pork imported from Canada.": ("CHN", "CAN"),
    # told by a noun
    "Kenya's bombing of a Somali port took place on Monday.": ("KEN", "SOM"),
    "The bombing of a Somali port by Kenya took place on Monday.": ("KEN", "SOM"),
    "The withdrawal of Kenyan troops from Somalia began on Monday.": ("KEN", "SOM"),
    "The expulsion of two Russian diplomats from Poland was confirmed.": ("POL", "RUS"),
    "Talks between Kenya and Somalia took place on Monday.": ("KEN", "SOM"),
    "An appeal from Egypt for Israeli restraint was made public.": ("EGY", "ISR"),
    "A protest against Turkey took place in Athens.": ("GRC", "TUR"),
    "The arrest of three reporters in Peru came at dawn.": ("PER", "PER"),
    # nobody else is named: at home
    "Colombian rebels set free a priest.": ("COL", "COL"),
    "Kenya's president met opposition leaders.": ("KEN", "KEN"),
    "Algerian farmers blocked a road.": ("DZA", "DZA"),
    "Nigerian police arrested nine editors.": ("NGA", "NGA"),
}


@pytest.mark.parametrize(("text", "parties"), PARTIES.items(), ids=PARTIES)
def test_countries_of_those_who_act_and_are_acted_on(find, text, parties):
    event = find(text)[0]
    assert (event["actor"].get("country"), event.get("recipient", {}).get("country")) == parties


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Kenyan police beat Somali refugees.", "COP", "REF"),
        ("Kenya's president met Somali rebels.", "GOV", "REB"),
        ("A Kenyan court convicted a Somali general.", "JUD", "MIL"),
        ("“We reject the offer,” Kenya's army chief told lawmakers.", "MIL", None),
        ("“We reject the offer,” Kenya's foreign minister told a newspaper.", "GOV", None),
        ("“We reject the offer,” said Kenya's foreign minister to reporters.", "GOV", None),
        ("Israel and Hezbollah exchanged fire.", "GOV", "REB"),
        ("Striking miners in Kenya blocked a road.", "LAB", None),
    ],
)
def test_sectors(find, text, actor, recipient):
    event = find(text)[0]
    assert event["actor"]["sector"] == actor
    assert event["recipient"].get("sector") == recipient


def test_a_party_names_its_entity_and_its_words(find):
    text = "In Geneva Kenya accused Somalia of smuggling."
    assert find(text)[0]["recipient"] == {
        "country": "SOM", "sector": "GOV", "entity": "country:SOM", "start": 24, "end": 31, "text": "Somalia"
    }  # fmt: skip


def test_who_is_not_named_has_no_country(find):
    actor = find("Gunmen killed a priest.")[0]["actor"]
    assert actor == {"sector": "REB", "start": 0, "end": 6, "text": "Gunmen"}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("“We condemn Iran’s raid,” a ministry official in Oslo said. “We urge Iran to stop.”", "NOR"),
        ("“We condemn Iran’s raid,” a ministry official in Oslo said. “We urge Iran to stop,” he added.", "NOR"),
        ("“Iran bombed a hospital in Mali,” a ministry official in Oslo said. “We urge Iran to stop.”", "NOR"),
        ("“We condemn Iran’s raid,” a ministry official in Oslo said. “Two guards were killed in Iran.”", None),
        ("“We condemn Iran’s raid,” a ministry official in Oslo said. “We urge Iran to stop,” a guard said.", None),
        ("“We condemn Iran’s raid,” a ministry official in Oslo said. “We were bombed by planes.”", None),
        ("A ministry official in Oslo condemned Iran’s raid. “We urge Iran to stop.”", None),
        ("“We condemn Iran’s raid,” a ministry official in Oslo said. It rained. “We urge Iran to stop.”", None),
    ],
)
def test_who_speaks_on_is_who_spoke(find, text, actor):
    last = max(find(text), key=lambda event: event["evidence"]["start"])
    assert last["evidence"]["start"] > text.index("Oslo")
    assert last.get("actor", {}).get("country") == actor
