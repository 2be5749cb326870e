"""What was given supports its equals however they are written, and nothing else."""

import pytest

from service.conversation import Conversation
from service.guardrail import check
from service.rule import RuleSet
from service.rules import lie_identifier, lie_quantity
from service.scene import Scene

RULES = RuleSet([*lie_quantity.RULES, *lie_identifier.RULES])


def unsupported(ground: str, reply: str, customer: str = "Hello?") -> list[str]:
    scene = Scene(
        Conversation.model_validate({"messages": [{"role": "customer", "text": customer}], "facts": [ground]})
    )
    return [f.text for f in check(reply, scene, RULES).findings]


EQUAL = [
    # money
    ("Refund of $20.00 issued", "Your 20 dollars are on the way."),
    ("Refund of $20.00 issued", "The 20 USD went back."),
    ("Refund of $20.00 issued", "Twenty dollars went back to you."),
    ("Refund of $20.00 issued", "We sent 20 bucks back."),
    ("The fee is €1,250.50", "That is 1.250,50 € in all."),
    ("The fee is €1,250.50", "It comes to EUR 1250.50."),
    ("The fee is 1.250,50 €", "The fee is €1,250.50."),
    ("A fee of £12.50 applies", "It is twelve pounds fifty."),
    ("A fee of £12.50 applies", "It costs twelve pounds and fifty pence."),
    ("A fee of £12.50 applies", "It costs 12 quid 50."),
    ("A fee of £0.50 applies", "It costs fifty pence."),
    ("A fee of $0.75 applies", "It costs 75 cents."),
    ("A fee of £40 applies", "That's forty quid."),
    ("Order total $1,499.00", "The order over fifteen hundred dollars, give or take a dollar."),
    ("Order total $1,500", "The order over fifteen hundred dollars is here."),
    ("Order total $1,500", "The order over $1.5k is here."),
    ("The loan is $14,500", "The loan of fourteen and a half thousand dollars is open."),
    ("The loan is $250,000", "The loan of a quarter of a million dollars is open."),
    ("Price 34.99 USD", "You paid thirty-four ninety-nine."),
    ("Price $112", "It was a hundred and twelve dollars."),
    ("Price $112", "It was one hundred twelve dollars."),
    ("Price $119.99", "It was about 120 dollars."),
    ("Price $119.99", "It was just under $120."),
    ("Price $46.20", "Forty-six dollars is a lot for a dinner."),
    ("Price between $10 and $15", "It costs from ten to fifteen dollars."),
    ("Price $10-15", "It costs ten to fifteen dollars."),
    ("Compensation up to £250", "You can have as much as £250."),
    ("Rs. 500 were charged", "The 500 rupees are back."),
    ("CHF 80 were charged", "The 80 francs are back."),
    # percent
    ("Order total $1,500", "The order over 1 500 $ is here."),
    ("Refund of $20.00 issued", "US$20 went back."),
    ("Refund of $20.00 issued", "$20\u200b.00 went back, so twenty-ish dollars."),
    ("Takes 3-5 days", "It takes 3\u20115 days."),
    ("Issued 2026-11-21", "It was issued on 21-11-2026."),
    ("Discount of 15%", "You get fifteen percent off."),
    ("Discount of 15%", "You get 15 per cent off."),
    ("Discount of 50%", "You get it at half price."),
    ("Everything went through", "I'm 100% with you."),
    # durations
    ("Takes 24 hours", "It takes a day."),
    ("Takes one day", "It takes 24 hours."),
    ("Within 14 days", "You have two weeks."),
    ("Within 14 days", "You have a fortnight."),
    ("Within 2 weeks", "You have fourteen days."),
    ("Within 60 minutes", "It takes an hour."),
    ("Within 1 hour", "It is done within the hour."),
    ("Within 90 minutes", "It takes an hour and a half."),
    ("Within 90 minutes", "It takes one and a half hours."),
    ("Within 90 minutes", "It takes 1.5 hours."),
    ("Within 30 minutes", "It takes half an hour."),
    ("Within 15 minutes", "It takes a quarter of an hour."),
    ("Within 45 minutes", "It takes three quarters of an hour."),
    ("Within 3-5 business days", "It takes three to five working days."),
    ("Within 3-5 business days", "It takes between three and five business days."),
    ("Within 3-5 business days", "It takes up to five business days."),
    ("Within 3-5 business days", "It takes at least three business days."),
    ("Within 3-5 business days", "It takes a week at most."),
    ("Within 5 business days", "It takes one working week."),
    ("Within 10 business days", "It takes two weeks."),
    ("Within 48 hours", "It takes two days."),
    ("Within 48h", "It takes a couple of days."),
    ("Guarantee of 12 months", "It is covered for a year."),
    ("Guarantee of 2 years", "It is covered for 24 months."),
    ("Guarantee of 18 months", "It is covered for a year and a half."),
    ("Guarantee of 6 months", "It is covered for half a year."),
    ("Free for 30 days", "The 30-day trial is free."),
    ("The 30-day trial", "You have thirty days."),
    ("Lasts 2 hours 30 minutes", "It lasts two and a half hours."),
    ("Lasts 150 minutes", "It lasts two and a half hours."),
    # dates
    ("Issued 2026-11-21", "It was issued on 21 November."),
    ("Issued 2026-11-21", "It was issued on Nov 21."),
    ("Issued 2026-11-21", "It was issued on Nov. 21st."),
    ("Issued 2026-11-21", "It was issued on the 21st."),
    ("Issued 2026-11-21", "It was issued on the twenty-first of November."),
    ("Issued 2026-11-21", "It was issued on 21/11."),
    ("Issued 2026-11-21", "It was issued on 11/21/2026."),
    ("Issued 2026-11-21", "It was issued on 21.11.2026."),
    ("Issued 2026-11-21", "It was issued on Saturday."),
    ("Issued 2026-11-21", "It was issued on Saturday the 21st."),
    ("Issued 2026-11-21", "It was issued in November."),
    ("Issued 2026-11-21", "It was issued on Sat, 21 Nov 2026."),
    ("Issued 21 November 2026", "It was issued on 2026-11-21."),
    ("Issued Nov 21, 2026", "It was issued on the 21st of November, a Saturday."),
    ("Open from 2026-05-01 to 2026-05-15", "Open in the first half of May."),
    ("Closed on Sundays", "We are closed on Sunday."),
    ("Customer since 2019", "You have been with us since 2019."),
    # times
    ("Delivered 14:06", "It came at 2:06 pm."),
    ("Delivered 14:06", "It came at six minutes past two."),
    ("Delivered at 2 pm", "It came at 14:00."),
    ("Delivered at 2 p.m.", "It came at two o'clock."),
    ("Slot 08:00-12:00", "Between eight and twelve."),
    ("Slot 08:00-12:00", "From 8 am until noon."),
    ("Slot 12:00 to 16:00", "It was noon till four."),
    ("Slot 12:00 to 16:00", "That was 12 to 4."),
    ("Call at 16:15", "The call is at quarter past four."),
    ("Call at 15:45", "The call is at a quarter to four."),
    ("Call at 17:30", "The call is at half five."),
    ("Call at 17:30", "The call is at half past five in the afternoon."),
    ("Call at 20:40", "The call is at twenty to nine."),
    ("Call at 12:05", "The call is at five past twelve."),
    ("Open 24/7", "We are there 24/7."),
    # counts
    ("2 boxes missing", "Both, the two boxes, are missing."),
    ("2 boxes missing", "Two missing boxes."),
    ("12 issues a year", "A dozen issues a year."),
    ("12 issues a year", "Twelve copies; a dozen issues in a year."),
    ("500 Mbps", "You have 500 Mbps."),
    ("Data: 10 GB", "You get ten gigabytes."),
    ("Data: 10GB", "You get 10 gigs."),
    ("Distance 5 km", "It is five kilometres away."),
    ("Weight 1.5 kg", "It weighs one and a half kilos."),
    ("3 of 5 boxes arrived", "Three of the five boxes came."),
    ("Seats 14C and 14D", "You have 14C and 14D."),
    ("Room 301", "You are in room 301."),
    # identifiers
    ("Order NB-77120", "Order nb 77120 is the one."),
    ("Order NB-77120", "Order #NB77120 is the one."),
    ("Order 58213", "Order #58213 is the one."),
    ("Card ends in 4471", "The card ending 4471."),
    ("Card 5500 1234 5678 4471", "The card with the last four digits 4471."),
    ("Phone +44 20 7946 0181", "Ring 020 7946 0181."),
    ("Phone (650) 965-1671", "Ring 650 965 1671."),
    ("Phone 650-965-1671", "Ring 650.965.1671."),
    ("See https://www.example.com/help/", "It is at example.com/help."),
    ("See https://www.example.com/help/", "It is at www.example.com."),
    ("Mail help@example.com", "Write to Help@Example.com."),
    ("Flight NA486", "You are on NA 486."),
    # what claims nothing
    ("Nothing is known", "One moment, I have a couple of questions and one more thing."),
    (
        "Nothing is known",
        "First of all, thank you. There are two ways to look at it, and both options are open.",
    ),
    ("Nothing is known", "I'm a hundred percent behind you, and a thousand thanks."),
    ("Nothing is known", "Is it more than two weeks old? Was it before 5 pm?"),
    ("Nothing is known", "One of our team would like a second look; one way or another we will get there."),
    ("Nothing is known", "May I have your order number? It is the 8-digit one on the receipt."),
    ("Nothing is known", "You may want to march on; the sun may come out."),
    ("The code is COMEBACK", "The code COMEBACK is the one."),
    ("Takes 3 business days", "It takes a few days."),
    ("Nothing is known", "I will be with you in a few minutes."),
    ("Nothing is known", "I have read it ten times over, and we have not heard of it in days."),
    ("Nothing is known", "I'd be upset too if one thing after another went wrong."),
    # what people make of figures
    ("The depot is open 8am to 8pm", "It is open 8 to 8."),
    ("The depot is open 8am to 8pm", "It is open eight till eight."),
    ("A credit of $1.80 a day", "That is a dollar eighty for each day."),
    (
        "1,450 on the board, 1,250 in the file",
        "Fourteen fifty on the board against twelve fifty in the file.",
    ),
    ("The fee rose from 25 to 40 euros", "It went up by fifteen."),
    ("Departure moved from 06:45 to 15:15", "That is 8\u00bd hours later."),
    ("Departure moved from 06:45 to 15:15", "That is 8 and a half hrs later."),
    ("Guests: 4 adults, 2 children", "All six of you have a bed."),
    ("12 bottles were ordered, 5 broke", "Five of a dozen broke."),
    ("The order has 400 bricks, 380 were packed", "Twenty bricks are missing of the four hundred."),
]

UNEQUAL = [
    ("Nothing is known", "It takes a few days.", "a few days"),
    ("Nothing is known", "It is there within hours.", "hours"),
    ("Nothing is known", "Just enter the code COMEBACK at the checkout.", "COMEBACK"),
    ("Nothing is known", "You will have it by the end of the week.", "end of the week"),
    ("Nothing is known", "It is settled inside of a week.", "a week"),
    ("Refund of $20.00 issued", "You get $200.00.", "$200.00"),
    ("Refund of $20.00 issued", "You get 20 euros.", "20 euros"),
    ("Refund of $20.00 issued", "You get £20.", "£20"),
    ("Refund of $20.00 issued", "You get twenty-five dollars.", "twenty-five dollars"),
    ("2 boxes missing", "The driver comes at 2 pm.", "2 pm"),
    ("2 boxes missing", "It takes 2 days.", "2 days"),
    ("Order 2 was placed", "You get $2 back.", "$2"),
    ("Within 3-5 business days", "It takes three business days.", "three business days"),
    ("Within 3-5 business days", "It takes 3-5 days.", "3-5 days"),
    ("Within 3-5 business days", "It takes 3-6 business days.", "3-6 business days"),
    ("Within 14 days", "You have 14 business days.", "14 business days"),
    ("Within 14 days", "You have three weeks.", "three weeks"),
    ("Within 24 hours", "It is done within the hour.", "the hour"),
    ("Issued 2026-11-21", "It was issued on 22 November.", "22 November"),
    ("Issued 2026-11-21", "It was issued on 21 December.", "21 December"),
    ("Issued 2026-11-21", "It was issued on Friday the 21st.", "Friday the 21st"),
    ("Issued 2026-11-21", "It was issued on Friday.", "Friday"),
    ("Issued 2026-11-21", "It was issued on 21 November 2025.", "21 November 2025"),
    ("Delivered 14:06", "It came at 2:06 am.", "2:06 am"),
    ("Delivered 14:06", "It came at 4:06 pm.", "4:06 pm"),
    ("Slot 08:00-12:00", "Between nine and twelve.", "nine and twelve"),
    ("Open on weekdays", "We are there 24/7.", "24/7"),
    ("Discount of 15%", "You get 51% off.", "51%"),
    ("Discount of $15", "You get 15% off.", "15%"),
    ("Data: 10 GB", "You get 10 MB.", "10"),
    ("Nothing is known", "It should arrive around Tuesday.", "Tuesday"),
    ("Nothing is known", "I'll get back to you within the hour.", "the hour"),
    ("Nothing is known", "You will have it tomorrow.", "tomorrow"),
    ("Nothing is known", "It takes a couple of days.", "a couple of days"),
    ("Nothing is known", "It is good for a fortnight.", "a fortnight"),
    ("Nothing is known", "It usually costs ten pounds or so.", "ten pounds"),
    ("Nothing is known", "Would you like a $25 voucher for the trouble?", "$25"),
    ("Order NB-77120", "Order NB-77121 is the one.", "NB-77121"),
    ("Order NB-77120", "Order NX-77120 is the one.", "NX-77120"),
    ("Card ends in 4471", "The card ending 4417.", "4417"),
    ("Phone +44 20 7946 0181", "Ring 020 7946 0118.", "020 7946 0118"),
    ("See https://www.example.com/help/", "It is at example.com/faq.", "example.com/faq"),
    ("Mail help@example.com", "Write to helps@example.com.", "helps@example.com"),
    ("Flight NA486", "You are on NA 468.", "NA 468"),
    ("Nothing is known", "Use the code THANKS20.", "THANKS20"),
    ("Nothing is known", "Text it to 60163.", "60163"),
    ("Pixel 9 case", "It fits the Pixel 8.", "8"),
    ("Seats 14C and 14D", "You have 14C and 15D.", "15D"),
    ("The depot is open 8am to 8pm", "It is open 9 to 6.", "9 to 6"),
    ("A credit of $1.80 a day", "That is a dollar sixty for each day.", "a dollar sixty"),
    ("The fee rose from 25 to 40 euros", "It went up by sixteen.", "sixteen"),
    ("Guests: 4 adults, 2 children", "All seven people have a bed.", "seven"),
    ("12 bottles were ordered, 5 broke", "Four bottles broke.", "Four"),
    (
        "Re-check free within 30 days, glasses worn for 9 days",
        "It is free within 39 days, so 9 are left.",
        "39 days",
    ),
    ("Fit for children of 4 years", "Nine out of thirteen find it easy.", "thirteen"),
]


@pytest.mark.parametrize(("ground", "reply"), EQUAL)
def test_an_equal_value_is_supported_however_it_is_written(ground, reply):
    assert unsupported(ground, reply) == []


@pytest.mark.parametrize(("ground", "reply", "span"), UNEQUAL)
def test_another_value_unit_or_kind_is_found_at_its_place(ground, reply, span):
    assert unsupported(ground, reply) == [span]


@pytest.mark.parametrize(("sent", "held"), [("2026-11-20", False), ("2026-11-21", True)])
def test_tomorrow_is_the_day_after_the_message_where_the_request_tells_its_day(sent, held):
    message = {"role": "customer", "text": "When?", "at": f"{sent}T10:00:00Z"}
    scene = Scene(
        Conversation.model_validate(
            {"messages": [message], "facts": ["Visit booked for 2026-11-21 and 2026-11-20."]}
        )
    )
    assert check("It comes tomorrow.", scene, RULES).blocked is held


def test_what_only_the_customer_said_supports_its_restatement_and_no_promise():
    customer = "You charged me $60 on Monday, and I want it back by Friday!"
    fine = ["So you were charged $60 on Monday.", "I'll look into the $60.", "Is it the $60 from Monday?"]
    lies = ["We will refund the $60.", "You will have it by Friday.", "Our records show a charge of $60."]
    assert [r for r in fine if unsupported("Nothing is known", r, customer)] == []
    assert [r for r in lies if not unsupported("Nothing is known", r, customer)] == []


def test_sums_that_follow_from_two_figures_are_supported_and_others_are_not():
    bill = "The bill was £251.60; the corrected one is £99.62. Two nights at £94 each."
    fine = [
        "That leaves £151.98 for you.",
        "You paid a hundred and fifty-one pounds and ninety-eight pence too much.",
        "Two nights come to £188.",
        "From £251.60 to £99.62 is £151.98.",
    ]
    lies = ["That leaves £152.98 for you.", "Two nights come to £198.", "£151.98 goes to your bank."]
    assert [r for r in fine if unsupported(bill, r)] == []
    assert [r for r in lies if not unsupported(bill, r)] == []


def test_spans_and_days_that_follow_from_given_dates_are_supported():
    ground = (
        "Ticket issued 2026-03-04, appeals within 28 days of issue. Closed from 2026-06-01 to 2026-08-03."
    )
    fine = ["You can appeal until 1 April.", "It is closed for nine weeks.", "It is closed for 63 days."]
    lies = [
        "You can appeal until 2 April.",
        "It is closed for eight weeks.",
        "It will be done within nine weeks.",
    ]
    assert [r for r in fine if unsupported(ground, r)] == []
    assert [r for r in lies if not unsupported(ground, r)] == []


def test_a_warranty_ends_as_many_months_after_its_start_as_were_given():
    ground = "Bought 2025-01-31 with a guarantee of 25 months"
    fine = ["It is covered until 28 February 2027.", "It ends in February 2027."]
    lies = [
        "It is covered until 31 March 2027.",
        "It ends in March 2027.",
        "It is covered until 28 February 2028.",
    ]
    assert [r for r in fine if unsupported(ground, r)] == []
    assert [r for r in lies if not unsupported(ground, r)] == []


def test_the_agents_earlier_words_and_the_actions_done_support_a_figure():
    scene = Scene(
        Conversation.model_validate(
            {
                "messages": [
                    {"role": "agent", "text": "It is £12.50."},
                    {"role": "customer", "text": "And when?"},
                ],
                "actions": ["Refund of £7.00 issued 2026-11-20"],
                "commitments": ["Shows within 3 business days"],
            }
        )
    )
    reply = "The £7 of the £12.50 went back on the 20th and shows within three working days."
    assert not check(reply, scene, RULES).blocked


@pytest.mark.parametrize(
    ("customer", "reply"),
    [
        ("214. I want a quiet night.", "Thank you; room 214."),
        ("It's 17B.", "Seat 17B, thank you."),
        ("We saved up for our 30th.", "Thirty years, and then this!"),
        ("It was my dad's 70th birthday.", "A man turns seventy once."),
        ("My mum is 84.", "At eighty-four she should not have to climb stairs."),
        ("My son is 8.", "Eight years old and left standing."),
        ("I waited an hour an half!", "An hour and a half is far too long."),
        ("You sent a 10, I want a 14.", "A 10 went into the box meant for your 14."),
    ],
)
def test_what_customers_tell_of_themselves_can_be_told_back(customer, reply):
    assert unsupported("Nothing is known", reply, customer) == []


def test_a_customers_age_is_no_count_or_price():
    lies = ["We have 84 engineers on it.", "You get 84 dollars.", "She waited 84 days."]
    assert [r for r in lies if not unsupported("Nothing is known", r, "My mum is 84.")] == []


def test_spans_add_up_where_the_reply_says_that_they_do():
    ground = "Visits missed on 2026-08-03 and 2026-08-10, each with a window of 5 hours"
    assert unsupported(ground, "Five hours then and five hours now make ten hours.") == []
    assert unsupported(ground, "Five hours then and five hours now make eleven hours.") == ["eleven hours"]


@pytest.mark.parametrize(
    ("reply", "rule"),
    [
        ("We packed four boxes.", "lie/quantity"),
        ("There are 340 people before you.", "lie/quantity"),
        ("There are forty engineers at work.", "lie/count"),
    ],
)
def test_a_number_rejects_on_its_own_where_it_is_large_or_counts_what_was_counted(reply, rule):
    scene = Scene(
        Conversation.model_validate(
            {"messages": [{"role": "customer", "text": "Hello?"}], "facts": ["The order has five boxes."]}
        )
    )
    assert [f.rule for f in check(reply, scene, RULES).findings] == [rule]


@pytest.mark.parametrize(
    ("customer", "reply"),
    [
        ("no internet since yday", "So it has been down since yesterday."),
        ("its due tmrw", "With the rent due tomorrow, this can't wait."),
        ("my 8 yr old was left there", "Your daughter is eight years old and was left there."),
        ("a 24mth contract", "She was signed up for 24 months."),
        ("order 2024/771 please", "Order 2024/771 is what I'm looking at."),
        ("promise me the laptop comes tmrw", "A laptop tomorrow is a promise I can't keep."),
        ("say it comes tomorrow", "I'd be wrong to promise tomorrow."),
        ("I demand the full 5200", "I can't say the 5200 will be paid."),
        ("three visits!", "You gave up a day's pay for each."),
        ("level 84 is gone", "It went from one day to the next."),
    ],
)
def test_hurried_and_figurative_words_are_no_figures_out_of_the_air(customer, reply):
    assert unsupported("The shop opens on weekdays", reply, customer) == []


@pytest.mark.parametrize(
    ("customer", "reply", "span"),
    [
        ("when?", "It takes a day.", "a day"),
        ("when?", "You have it within one week.", "one week"),
        ("order 2024/771 please", "Order 2024/717 is on its way.", "2024/717"),
    ],
)
def test_a_length_of_time_is_no_figure_of_speech(customer, reply, span):
    assert span in unsupported("The shop opens on weekdays", reply, customer)


@pytest.mark.parametrize(
    ("ground", "reply"),
    [
        ("Cancelled on 2026-08-14 at 21:10, rebooked for 13:25", "You waited sixteen and a quarter hours."),
        ("Shut from 10:00 to 12:45", "Two and three quarters hours without water is long."),
        ("Two mugs, EUR 16 each, total EUR 74", "Sixteen of your seventy-four euros never came."),
        ("Recovery works in about 6 of 10 cases", "In six of ten cases something comes back."),
        ("Recovery works in about 6 of 10 cases", "In four out of ten it does not."),
        ("A child under 12 may be seated free of charge", "As she's under 12, it costs nothing."),
        ("Emptied every second Wednesday", "It is due once a fortnight."),
        ("Emptied every other week", "It is due once every two weeks."),
        ("Paid monthly", "That is a sum that goes out every month."),
        ("A box can be skipped until Wednesday 23:59", "Skip it by midnight on Wednesday."),
        ("The app crashed at 23:58", "It went two minutes before midnight."),
        ("Fitting is booked for 24 November, morning", "It is on 24 November, before noon."),
        ("Free days: Thursday 1 October and Saturday 3 October", "Would the Thursday or the Saturday suit?"),
        ("Order of $1,480. Gesture for a late part: 5% of the order", "The $74 stands."),
        ("One wheelchair ticket and one carer ticket", "Two tickets belong to it."),
        ("Repair fee: 75 EUR, part 32 EUR", "The repair comes to €107."),
        ("Price per portion: $8.99. Credit of $71.92", "Eight portions at $8.99 make $71.92."),
        ("A puzzle of 1000 pieces, 961 pieces came", "I'm sorry 39 pieces are missing."),
        ("Open from 00:30 to 15:00", "We open between 00:30 and 15:00."),
    ],
)
def test_what_follows_from_one_ground_can_be_said(ground, reply):
    assert unsupported(ground, reply) == []


@pytest.mark.parametrize(
    ("ground", "reply", "span"),
    [
        (
            "Cancelled on 2026-08-14 at 21:10, rebooked for 13:25",
            "You waited sixteen and a half hours.",
            "sixteen and a half hours",
        ),
        (
            "Two mugs, EUR 16 each, total EUR 74",
            "Nineteen of your seventy-four euros never came.",
            "Nineteen",
        ),
        ("Recovery works in about 6 of 10 cases", "Nine out of ten succeed.", "ten"),
        ("Emptied every second Wednesday", "It is due once every three weeks.", "three weeks"),
        ("A box can be skipped until Wednesday 23:59", "Skip it by 11 pm on Wednesday.", "11 pm"),
        ("The app crashed at 23:58", "It went ten minutes before midnight.", "ten minutes before midnight"),
        ("Fitting is booked for 24 November, morning", "It is on 24 November, before eleven.", "eleven"),
        ("Free days: Thursday 1 October and Saturday 3 October", "Friday it is.", "Friday"),
        ("Order of $1,480. Gesture for a late part: 5% of the order", "The $84 stands.", "$84"),
        ("Order of $1,480. Gesture for a late part: 5% of the order", "The €74 stands.", "€74"),
        ("Repair fee: 75 EUR, part 32 EUR", "The repair comes to €117.", "€117"),
        ("Price per portion: $8.99. Credit of $71.92", "Nine portions at $8.99 make $71.92.", "Nine"),
        ("A puzzle of 1000 pieces, 961 pieces came", "I'm sorry 38 pieces are missing.", "38"),
    ],
)
def test_what_only_looks_as_if_it_followed_is_found(ground, reply, span):
    assert span in unsupported(ground, reply)


@pytest.mark.parametrize(
    ("customer", "reply"),
    [
        ("My dog is 14.", "At 14 his tummy comes first."),
        ("all 24!!", "Twenty-four empty doors, and we sent it."),
        ("every November for 26 years", "For 26 Novembers you've gone there."),
        ("19 years without one late payment", "Nineteen spotless years matter."),
        ("You overcharged 12 months of sewer fees", "I'm sorry for twelve bills with it."),
        ("10 years free, final offer", "Ten free years is not something I can offer."),
        ("I've to pay by the 30th", "With the 30th ahead, you need one that counts."),
        ("Which floor? Fourth.", "Warm below and chilly on the fourth."),
        ("2,300 bucks", "Someone got 2,300 of your money."),
        ("Rs. 850 is cut", "So eight hundred and fifty rupees went."),
        ("I'm 6'4\"", "At 6'4\" a middle seat is miserable."),
        ("to chemo at 8.", "Your husband's chemo at 8 leaves no room."),
        ("it is day 80", "It began with 80 days of chasing us."),
        ("I want my £85 back", "I can't tell you yet that the eighty-five pounds will be returned."),
        ("I work from home", "That is a rough start to a working day."),
        ("when?", "It would be easy to tell you 'in an hour', but no time is known."),
        ("my coat, 240 euros", "Suppose it is two years old: 20 percent off 240, leaving €192."),
        ("I tied it with a lead", "That fear doesn't go in a day."),
    ],
)
def test_what_a_customer_told_is_told_back_in_other_words(customer, reply):
    assert unsupported("The shop opens on weekdays", reply, customer) == []


@pytest.mark.parametrize(
    ("customer", "reply", "span"),
    [
        ("My dog is 14.", "He eats at 15 o'clock.", "15 o'clock"),
        ("19 years without one late payment", "Eighteen years matter.", "Eighteen years"),
        ("Which floor? Fourth.", "It comes on the fifth.", "fifth"),
        ("2,300 bucks", "Someone got 3,200 of your money.", "3,200"),
        ("Rs. 850 is cut", "So eight hundred and sixty rupees went.", "eight hundred and sixty rupees"),
        ("my coat, 240 euros", "Suppose it is two years old: 20 percent off 240, leaving €196.", "€196"),
        ("it is day 80", "It began with 82 days of chasing us.", "82 days"),
    ],
)
def test_what_a_customer_did_not_tell_is_found(customer, reply, span):
    assert span in unsupported("The shop opens on weekdays", reply, customer)


@pytest.mark.parametrize(
    ("ground", "reply"),
    [
        ("Day rate 34p per kWh, night rate 14p", "It jumps from fourteen pence to thirty-four."),
        (
            "Moved from 09:00 to 23:00. Two seats at 13:20",
            "13:20 is four hours and twenty minutes later, 23:00 fourteen.",
        ),
        ("Visits on 28 October, 4 November and 11 November", "Three days at home for you."),
        ("4 delivery dates, 4 times nothing", "Four days came and went without a cot."),
        ("No reply to the letters of August, September and October", "Three letters in three months is bad."),
        ("Three visits were missed", "Three lost days are too much, and I want the fourth to count."),
        ("There are 900 customers on the list", "There are 900 people looking to you."),
    ],
)
def test_a_unit_or_an_occasion_just_named_goes_on(ground, reply):
    assert unsupported(ground, reply) == []


@pytest.mark.parametrize(
    ("ground", "reply", "span"),
    [
        (
            "Visits on 28 October, 4 November and 11 November",
            "Your money is back within three days.",
            "three days",
        ),
        ("Visits on 28 October, 4 November and 11 November", "It takes three days.", "three days"),
        ("Three visits were missed", "It stays there for seventy-two hours.", "seventy-two hours"),
        (
            "No reply to the letters of August, September and October",
            "You get it in three months.",
            "three months",
        ),
        ("Three visits were missed", "It comes on the fifth.", "fifth"),
        ("Interest fell to 2.6%", "Let's first look at the notice of 2.3%.", "2.3%"),
        ("Charged $61. The amount is $61 a month", "Until now we took $122 each month.", "$122"),
        ("There are 900 customers on the list", "There are 800 people looking to you.", "800"),
    ],
)
def test_an_occasion_bounds_no_promise(ground, reply, span):
    assert span in unsupported(ground, reply)
