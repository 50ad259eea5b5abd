"""What people read about runs that nobody watches: their schedule, their watchdog, their end."""

from __future__ import annotations

NL: dict[str, str] = {
    "cron.too_long": (
        "De sync duurde langer dan {minutes:minuut|minuten} en is afgebroken. Wat al geschreven was, blijft goed; de volgende run vult aan wat ontbreekt."
    ),
    "ping.bad_address": "Het adres bij --ping of in {variable} is geen webadres; er is niets gedaan. Geef een adres dat met https:// begint.",
    "ping.failed": "Het adres bij --ping was niet te bereiken ({reason}); voor de sync maakte dat niet uit. Controleer het adres en de verbinding met internet.",
    "schedule.not_printable": "Een van de instellingen kan niet in een crontab of een bestand van systemd staan. Geef het bestand of de map een naam zonder regeleinden en andere onzichtbare tekens.",
    "schedule.first": "Kies cron of systemd, niet allebei. Kijk eerst of alles klaarstaat:\n  {doctor}",
    "schedule.cron": "Voor cron: zet deze regel in uw crontab (crontab -e). Wat de sync te zeggen heeft, mailt cron\nnaar het adres dat daar achter MAILTO= staat; is er niets aan de hand, dan komt er geen mail.",
    "schedule.service": "Voor systemd: zet dit in /etc/systemd/system/{name}.service",
    "schedule.timer": "en dit in /etc/systemd/system/{name}.timer. Zet daarna de timer aan:\n  systemctl daemon-reload && systemctl enable --now {name}.timer\nWat de sync te zeggen heeft, staat in: journalctl -u {name}",
    "schedule.description": "Register bijwerken ({name})",
}

EN: dict[str, str] = {
    "cron.too_long": (
        "The sync took longer than {minutes:minute|minutes} and was broken off. What had been written stays right; the next run adds what lacks."
    ),
    "ping.bad_address": "The address given with --ping or in {variable} is not one on the web; nothing was done. Give an address that begins with https://.",
    "ping.failed": "The address given with --ping could not be reached ({reason}); to the sync that made no difference. Check the address and the connection to the internet.",
    "schedule.not_printable": "One of the settings cannot stand in a crontab or a file of systemd. Give the file or folder a name without line breaks and other invisible characters.",
    "schedule.first": "Choose cron or systemd, not both. First see whether everything is ready:\n  {doctor}",
    "schedule.cron": "For cron: put this line in your crontab (crontab -e). What the sync has to say, cron mails\nto the address behind MAILTO= there; when all is fine, there is no mail.",
    "schedule.service": "For systemd: put this in /etc/systemd/system/{name}.service",
    "schedule.timer": "and this in /etc/systemd/system/{name}.timer. Then turn the timer on:\n  systemctl daemon-reload && systemctl enable --now {name}.timer\nWhat the sync has to say is in: journalctl -u {name}",
    "schedule.description": "Bring a register up to date ({name})",
}
