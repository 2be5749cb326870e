/** Chats to try the page with. */
export const EXAMPLES = [
  {
    title: "A parcel is late, again",
    says: "Angry, and with reason. There are facts to work with.",
    form: {
      turns: [
        { role: "customer", text: "Hi, order 48213 still isn't here. It was supposed to come on Wednesday." },
        { role: "agent", text: "Hello Maria, let me look at order 48213 with you." },
        {
          role: "customer",
          text: "This is the SECOND time a parcel of yours is late!! I took a day off work for nothing. I want to know where it is and I want my delivery fee back.",
        },
      ],
      facts: "Order 48213 left the warehouse on 2026-11-18.\nThe courier reported a delay at its depot on 2026-11-19.",
      actions: "Delivery fee of $6.90 refunded on 2026-11-20.",
      commitments: "Order 48213 arrives by Monday, November 23, 2026.",
      customer: "Maria",
      agent: "Priya",
      history: "2026-10-02: late parcel",
    },
  },
  {
    title: "Charged twice",
    says: "Nothing is known yet, so nothing may be promised.",
    form: {
      turns: [
        {
          role: "customer",
          text: "You charged me twice for November. Twice! My rent bounced because of you. When do I get my money back?",
        },
      ],
      facts: "",
      actions: "",
      commitments: "",
    },
  },
  {
    title: "Lost in the words",
    says: "The customer does not follow, and feels small.",
    form: {
      turns: [
        { role: "customer", text: "My internet has been off since this morning and I work from home." },
        { role: "agent", text: "Please power-cycle the ONT and check whether the WAN LED is solid." },
        { role: "customer", text: "I have no idea what any of that means. I'm not stupid, just tell me in plain English what to do??" },
      ],
      facts: "The white box on the wall brings the internet into the house.\nSwitching the white box off for ten seconds restarts it.",
      actions: "",
      commitments: "",
    },
  },
  {
    title: "“Get me your manager”",
    says: "A supervisor is asked for in so many words.",
    form: {
      turns: [
        { role: "customer", text: "Third chat this week about the same broken oven. Nobody ever calls back." },
        { role: "agent", text: "I'm sorry, Tom. What happened after the last visit?" },
        { role: "customer", text: "I've told that story twice already. Let me speak to your manager. Now." },
      ],
      facts: "A technician visited on 2026-11-12.",
      actions: "",
      commitments: "A supervisor can join this chat today.",
      customer: "Tom",
      history: "2026-11-16: chat about the oven\n2026-11-18: chat about the oven",
    },
  },
];
