/** Where a family's names come from. Names are joined by chance: nobody is meant by any of them. */
export type NameTradition =
  | 'british'
  | 'irish'
  | 'polish'
  | 'romanian'
  | 'roma'
  | 'caribbean'
  | 'west african'
  | 'horn of africa'
  | 'congolese'
  | 'pakistani'
  | 'bangladeshi'
  | 'indian'
  | 'afghan'
  | 'chinese'
  | 'vietnamese'
  | 'arab'
  | 'kurdish'
  | 'albanian'
  | 'sudanese';

export type NameList = {
  readonly girls: readonly string[];
  readonly boys: readonly string[];
  readonly families: readonly string[];
};

const words = (text: string): readonly string[] => text.split(' ');

/** British family names are put together from two halves, so that most of them exist nowhere. */
export const familyNameStarts = words(
  'Ash Birk Brack Cald Crow Dunn Elder Fair Fen Gar Hallow Har Hazel Hether Holl Kes Lang Mar Merri North Oak Pen Pres Quill Raven Red Sel Stan Tarn Thorn Wain Wether Whin Win Yar',
);
export const familyNameEnds = words(
  'acre bank beck borough bourne bridge brook by combe cote dale den field ford garth gate grave ham hurst ley lock man mere more ridge shaw side stead ston thwaite ton ward water well wick wood worth',
);

export const nameLists: Readonly<Record<NameTradition, NameList>> = {
  british: {
    girls: words(
      'Amelia Ava Bethany Brooke Caitlin Chloe Daisy Darcey Demi Eliza Ella Ellie Emily Erin Esme Evie Faith Freya Georgia Gracie Hannah Harper Hollie Imogen Isla Ivy Jasmine Jessica Kayleigh Keira Lacey Layla Leah Lexi Lily Lola Lottie Lucy Macy Maisie Martha Matilda Megan Mia Millie Molly Nancy Niamh Olivia Paige Phoebe Poppy Rosie Ruby Scarlett Skye Sophie Summer Tilly Willow',
    ),
    boys: words(
      'Aiden Albie Alfie Archie Arthur Ashton Bailey Billy Blake Bobby Brandon Caleb Callum Cameron Charlie Cody Connor Corey Daniel Declan Dexter Dylan Edward Elliot Ethan Ewan Finley Frankie Freddie George Harley Harrison Harvey Henry Hugo Jack Jacob Jake Jamie Jayden Jenson Joseph Joshua Jude Kai Kian Kieran Kyle Leo Lewis Liam Logan Louie Lucas Luke Mason Max Morgan Nathan Noah Oliver Oscar Owen Reece Reggie Riley Rory Ryan Samuel Sebastian Stanley Teddy Theo Thomas Toby Tyler William Zac',
    ),
    families: [],
  },
  irish: {
    girls: words('Aoife Ciara Eimear Grainne Maeve Orla Roisin Saoirse Siobhan Sinead'),
    boys: words('Cian Cormac Darragh Eoin Fergal Fionn Oisin Padraig Ruairi Tadhg'),
    families: words(
      'Brannagh Cassidy Coyle Delahunty Foley Gallagher Hanratty Keogh Lennon Maguire McDonagh McGinley Quilligan Tierney Ward',
    ),
  },
  polish: {
    girls: words('Alicja Antonina Hanna Julia Kinga Lena Maja Nikola Oliwia Zuzanna'),
    boys: words('Antoni Filip Igor Jakub Kacper Mateusz Oskar Szymon Tymon Wiktor'),
    families: words(
      'Borkowska Cieslak Duda Gajda Jankowiak Kalita Lis Makowiak Nowicki Pawlak Rogala Sobczak Urban Walczak Zych',
    ),
  },
  romanian: {
    girls: words('Adelina Andreea Bianca Daria Ioana Larisa Miruna Sorina Teodora'),
    boys: words('Andrei Bogdan Cosmin David Florin Ionut Luca Razvan Vlad'),
    families: words(
      'Ardelean Bratu Ciobanu Dragan Enache Ghinea Iordache Lupu Munteanu Neagu Oprea Stancu Tudose',
    ),
  },
  roma: {
    girls: words('Denisa Izabela Kristina Lavinia Mirela Nikoleta Rozalia'),
    boys: words('Dominik Erik Florian Kevin Marian Patrik Samir'),
    families: words('Balog Cina Ferko Horvat Kandrac Lakatos Mirga Oracko Pusko Tancos'),
  },
  caribbean: {
    girls: words('Aaliyah Alicia Chanelle Destiny Jada Kezia Latoya Nevaeh Renee Shanice Tiana'),
    boys: words('Andre Dante Devonte Isaiah Jermaine Kymani Malachi Marlon Rashaun Tyrell Xavier'),
    families: words(
      'Ballantyne Bramwell Cumberbatch Dacosta Fontaine Gayle Hinds Lashley Nembhard Peart Roache Sobers Walcott',
    ),
  },
  'west african': {
    girls: words('Abena Adaeze Akosua Chioma Ebunoluwa Folasade Ifeoma Nkechi Temitope Yetunde'),
    boys: words('Adebayo Chidi Ebenezer Emeka Kofi Kwabena Obinna Oluwaseun Tobi Yaw'),
    families: words(
      'Abiodun Acheampong Adomako Akinwale Boateng Chukwu Darko Eze Fashola Nwosu Obeng Olatunji Owusu Uche',
    ),
  },
  'horn of africa': {
    girls: words('Ayaan Bilan Eden Feben Hodan Ikram Luwam Selam Ubah'),
    boys: words('Abdirahman Awet Dawit Filmon Hamza Liban Merhawi Robel Yonas'),
    families: words('Abdi Berhane Farah Gebremeskel Habte Jama Mehari Nuur Tekle Tesfay Warsame Yohannes'),
  },
  congolese: {
    girls: words('Benedicte Christelle Divine Gloire Merveille Naomie'),
    boys: words('Christian Exauce Gedeon Jonathan Plamedi Tresor'),
    families: words('Ilunga Kabongo Kalala Lukusa Mbuyi Mukendi Ngoy Tshibanda'),
  },
  pakistani: {
    girls: words('Aisha Alishba Amna Fatima Hafsa Iqra Maryam Noor Sana Zainab'),
    boys: words('Abdullah Adeel Bilal Faizan Hamza Ibrahim Mohammed Rayyan Umar Zayn'),
    families: words(
      'Akhtar Aslam Bashir Chaudhry Farooq Ghafoor Iqbal Javed Mahmood Malik Nawaz Rafiq Saleem Zaman',
    ),
  },
  bangladeshi: {
    girls: words('Anika Farhana Jannat Nusrat Rumana Sumaiya Tahmina'),
    boys: words('Ayaan Fahim Imran Mahdi Nayeem Rafi Tanvir'),
    families: words('Ali Begum Chowdhury Haque Islam Miah Rahman Uddin'),
  },
  indian: {
    girls: words('Aarti Anjali Diya Harleen Jasleen Kavya Meera Nisha Priya Simran'),
    boys: words('Aarav Arjun Dev Gurpreet Jaspreet Karan Nikhil Rohan Vikram'),
    families: words('Bhatti Chauhan Dhaliwal Gill Joshi Kapoor Mistry Nair Parmar Reddy Sandhu Solanki'),
  },
  afghan: {
    girls: words('Arezo Laila Mursal Parwana Shabnam'),
    boys: words('Ahmad Enayat Farid Hekmat Jawad Mirwais Najib Omid Sami Wali'),
    families: words('Ahmadzai Amiri Haidari Noori Omari Popal Rahimi Safi Stanikzai Zadran'),
  },
  chinese: {
    girls: words('Hui Jia Mei Xin Ying'),
    boys: words('Hao Jun Ming Wei Yang'),
    families: words('Cheung Fong Lau Liu Tang Yeung Zhou'),
  },
  vietnamese: {
    girls: words('Lan Linh Mai Thao Trang'),
    boys: words('Duc Hung Khang Minh Tuan'),
    families: words('Dang Do Hoang Ngo Pham Vu'),
  },
  arab: {
    girls: words('Amal Dalia Hala Jana Lina Rania Yasmin'),
    boys: words('Adnan Fadi Khaled Majd Rami Tariq Yousef'),
    families: words('Barakat Darwish Haddad Issa Khalil Mansour Nasser Saleh Shami'),
  },
  kurdish: {
    girls: words('Avin Dilan Hana Rojin Shilan'),
    boys: words('Alan Baran Dilshad Hiwa Karwan Rebin Soran'),
    families: words('Aziz Barzan Hamid Kareem Mustafa Rashid Salih'),
  },
  albanian: {
    girls: words('Arta Elira Ina Kejsi'),
    boys: words('Ardit Blerim Dritan Endri Klajdi Renato'),
    families: words('Bardhi Dervishi Gjoka Hoxha Kola Marku Prifti Shehu'),
  },
  sudanese: {
    girls: words('Asma Duaa Sara'),
    boys: words('Adam Bakri Ismail Mubarak Musab Yasir'),
    families: words('Abakar Adam Haroun Idris Osman Yahya'),
  },
};

/** What people are called by family and friends. */
export const knownAs: Readonly<Record<string, string>> = {
  Alexander: 'Alex',
  Daniel: 'Danny',
  Edward: 'Ted',
  Elliot: 'Eli',
  Matilda: 'Tilly',
  Samuel: 'Sam',
  Thomas: 'Tom',
  William: 'Billy',
  Joshua: 'Josh',
  Jessica: 'Jess',
  Isabella: 'Bella',
  Joseph: 'Joe',
  Harrison: 'Harry',
  Sebastian: 'Seb',
  Georgia: 'George',
  Jacob: 'Jake',
  Nathan: 'Nate',
  Bethany: 'Beth',
  Oluwaseun: 'Seun',
  Temitope: 'Temi',
  Ebunoluwa: 'Ebun',
  Folasade: 'Sade',
  Abdirahman: 'Abdi',
  Mohammed: 'Mo',
  Abdullah: 'Abs',
  Szymon: 'Simon',
  Zuzanna: 'Zuzia',
  Ebenezer: 'Ben',
  Andreea: 'Dea',
  Gurpreet: 'Preet',
  Kwabena: 'Kobby',
  Nikola: 'Niki',
  Imogen: 'Immy',
  Cameron: 'Cam',
  Charlie: 'Chaz',
};

/** How to say a name that readers of English get wrong. */
export const saidAs: Readonly<Record<string, string>> = {
  Aoife: 'EE-fa',
  Ciara: 'KEER-a',
  Eimear: 'EE-mer',
  Grainne: 'GRAWN-ya',
  Maeve: 'MAYV',
  Niamh: 'NEEV',
  Roisin: 'ro-SHEEN',
  Saoirse: 'SEER-sha',
  Siobhan: 'shi-VAWN',
  Sinead: 'shi-NAYD',
  Cian: 'KEE-an',
  Darragh: 'DA-ra',
  Eoin: 'OH-in',
  Oisin: 'USH-een',
  Padraig: 'PAW-drig',
  Ruairi: 'ROR-ee',
  Tadhg: 'TYEG',
  Szymon: 'SHI-mon',
  Jakub: 'YA-koob',
  Oluwaseun: 'oh-loo-wa-SHEH-oon',
  Adaeze: 'a-DAY-zeh',
  Ifeoma: 'ee-FOH-ma',
  Xin: 'SHIN',
  Exauce: 'egg-zoh-SAY',
  Kian: 'KEE-an',
  Esme: 'EZ-may',
  Klajdi: 'KLY-dee',
  Zuzanna: 'zoo-ZAN-na',
};
