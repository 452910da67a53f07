/**
 * Words and runs of keys that people use as passwords, in lower case. Compared with the whole password and with its letters
 * alone, so that `Password-2026!` is found as `password`.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  password passw0rd passwordpassword passwort motdepasse contrasena senha parola wachtwoord
  qwerty qwertyuiop qwertyuiopasdfgh qwertyqwerty qwertz azerty azertyuiop asdfghjkl asdfghjklqwerty zxcvbnm zxcvbnmasdfghjkl
  1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsxedc qazwsxedcrfv 1q2w3e4r5t6y zaq12wsx
  iloveyou iloveyouforever loveyou mylove princess sunshine dragon monkey football baseball basketball superman batman
  starwars whatever trustno letmein letmeinplease welcome welcomeback welcomehome hello helloworld goodmorning
  administrator admin adminadmin adminpassword rootroot root superuser sysadmin webmaster owner ownerowner manager
  master masterkey secret topsecret secretsecret changeme changemenow changeit default guest guestguest testtest test
  testing testpassword temporary temppassword login loginlogin access accessgranted computer internet
  freedom shadow michael jennifer jordan charlie thomas summer winter spring autumn
  pokemon pikachu doraemon naruto onepiece dragonball gundam totoro hatsunemiku conan
  sakura sakurasakura himawari nippon japan japanjapan tokyo tokyotokyo osaka kyoto yokohama nagoya sapporo fukuoka
  takahashi tanaka suzuki yamada yamamoto watanabe nakamura kobayashi kato yoshida sasaki
  arigatou arigato ohayou konnichiwa aishiteru daisuki ganbare ganbatte shiawase anzen
  kanri kanrisha kanrigamen pasuwado pasuwaado himitsu himitsunokotoba hirakegoma
  eccube eccubeadmin woocommerce wordpress magento shopadmin netshop onlineshop shoppassword
  sekisho sekishosekisho security securitysecurity
  correcthorsebatterystaple trustnoone nopassword mypassword mypasswordis thisismypassword yourpassword newpassword
  asdfasdf asdfasdfasdf qweqweqwe qweasdzxc abcabcabc abcdabcd aaaaaaaa aaaaaaaaaaaa
  112233445566 121212121212 123123123123 123456123456 1234567890 12345678910 123456789012 987654321098 000000000000 111111111111
  `
    .split(/\s+/)
    .filter((word) => word !== ""),
)
