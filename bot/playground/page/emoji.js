// Short names of the emoji that colleagues and apps use most. Others stay as they were written.
export const EMOJI = Object.fromEntries(
  (
    "+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|clap 👏|pray 🙏|wave 👋|raised_hands 🙌|muscle 💪|ok_hand 👌|eyes 👀|" +
    "smile 😄|slightly_smiling_face 🙂|grin 😁|joy 😂|wink 😉|thinking_face 🤔|tired_face 😫|cry 😢|heart ❤️|tada 🎉|" +
    "sparkles ✨|star ⭐|star2 🌟|fire 🔥|rocket 🚀|bulb 💡|white_check_mark ✅|heavy_check_mark ✔️|x ❌|warning ⚠️|" +
    "question ❓|exclamation ❗|no_entry ⛔|hourglass ⌛|hourglass_flowing_sand ⏳|alarm_clock ⏰|calendar 📅|date 📅|" +
    "spiral_calendar_pad 🗓️|memo 📝|pencil ✏️|pencil2 ✏️|books 📚|book 📖|open_book 📖|bookmark 🔖|mag 🔍|link 🔗|lock 🔒|" +
    "bell 🔔|no_bell 🔕|mega 📣|loudspeaker 📢|inbox_tray 📥|outbox_tray 📤|envelope ✉️|package 📦|truck 🚚|phone 📞|" +
    "telephone_receiver 📞|handshake 🤝|speech_balloon 💬|thought_balloon 💭|chart_with_upwards_trend 📈|bar_chart 📊|" +
    "trophy 🏆|medal 🏅|mortar_board 🎓|seedling 🌱|herb 🌿|sunny ☀️|umbrella ☔|palm_tree 🌴|face_with_thermometer 🤒|" +
    "house 🏠|gear ⚙️|wrench 🔧|hammer 🔨|large_green_circle 🟢|large_yellow_circle 🟡|red_circle 🔴|large_blue_circle 🔵|" +
    "white_circle ⚪|black_circle ⚫|arrow_right ➡️|arrow_left ⬅️|point_right 👉|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|robot_face 🤖|" +
    "ballot_box_with_ballot ☑️|large_green_square 🟩|white_large_square ⬜|information_source ℹ️|dart 🎯|customs 🛃|bust_in_silhouette 👤|busts_in_silhouette 👥"
  )
    .split("|")
    .map((pair) => pair.split(" ")),
);

export const QUICK = ["+1", "eyes", "white_check_mark", "tada", "heart", "pray"];
export const emoji = (name) => EMOJI[name] ?? `:${name}:`;
