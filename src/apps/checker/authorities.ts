/** An authority with duties towards children, by its code of the Office for National Statistics. */
export type Authority = { readonly code: string; readonly name: string };

/**
 * The authorities that make a return, by name.
 * Source: Office for National Statistics, names and codes of counties and unitary authorities in the United Kingdom, with
 * the changes up to April 2023 (Open Government Licence v3.0).
 */
const list = `
E09000002 Barking and Dagenham
E09000003 Barnet
E08000016 Barnsley
E06000022 Bath and North East Somerset
E06000055 Bedford
E09000004 Bexley
E08000025 Birmingham
E06000008 Blackburn with Darwen
E06000009 Blackpool
E08000001 Bolton
E06000058 Bournemouth, Christchurch and Poole
E06000036 Bracknell Forest
E08000032 Bradford
E09000005 Brent
E06000043 Brighton and Hove
E06000023 Bristol, City of
E09000006 Bromley
E06000060 Buckinghamshire
E08000002 Bury
E08000033 Calderdale
E10000003 Cambridgeshire
E09000007 Camden
E06000056 Central Bedfordshire
E06000049 Cheshire East
E06000050 Cheshire West and Chester
E09000001 City of London
E06000052 Cornwall
E06000047 County Durham
E08000026 Coventry
E09000008 Croydon
E06000063 Cumberland
E06000005 Darlington
E06000015 Derby
E10000007 Derbyshire
E10000008 Devon
E08000017 Doncaster
E06000059 Dorset
E08000027 Dudley
E09000009 Ealing
E06000011 East Riding of Yorkshire
E10000011 East Sussex
E09000010 Enfield
E10000012 Essex
E08000037 Gateshead
E10000013 Gloucestershire
E09000011 Greenwich
E09000012 Hackney
E06000006 Halton
E09000013 Hammersmith and Fulham
E10000014 Hampshire
E09000014 Haringey
E09000015 Harrow
E06000001 Hartlepool
E09000016 Havering
E06000019 Herefordshire, County of
E10000015 Hertfordshire
E09000017 Hillingdon
E09000018 Hounslow
E06000046 Isle of Wight
E06000053 Isles of Scilly
E09000019 Islington
E09000020 Kensington and Chelsea
E10000016 Kent
E06000010 Kingston upon Hull, City of
E09000021 Kingston upon Thames
E08000034 Kirklees
E08000011 Knowsley
E09000022 Lambeth
E10000017 Lancashire
E08000035 Leeds
E06000016 Leicester
E10000018 Leicestershire
E09000023 Lewisham
E10000019 Lincolnshire
E08000012 Liverpool
E06000032 Luton
E08000003 Manchester
E06000035 Medway
E09000024 Merton
E06000002 Middlesbrough
E06000042 Milton Keynes
E08000021 Newcastle upon Tyne
E09000025 Newham
E10000020 Norfolk
E06000012 North East Lincolnshire
E06000013 North Lincolnshire
E06000061 North Northamptonshire
E06000024 North Somerset
E08000022 North Tyneside
E06000065 North Yorkshire
E06000057 Northumberland
E06000018 Nottingham
E10000024 Nottinghamshire
E08000004 Oldham
E10000025 Oxfordshire
E06000031 Peterborough
E06000026 Plymouth
E06000044 Portsmouth
E06000038 Reading
E09000026 Redbridge
E06000003 Redcar and Cleveland
E09000027 Richmond upon Thames
E08000005 Rochdale
E08000018 Rotherham
E06000017 Rutland
E08000006 Salford
E08000028 Sandwell
E08000014 Sefton
E08000019 Sheffield
E06000051 Shropshire
E06000039 Slough
E08000029 Solihull
E06000066 Somerset
E06000025 South Gloucestershire
E08000023 South Tyneside
E06000045 Southampton
E06000033 Southend-on-Sea
E09000028 Southwark
E08000013 St. Helens
E10000028 Staffordshire
E08000007 Stockport
E06000004 Stockton-on-Tees
E06000021 Stoke-on-Trent
E10000029 Suffolk
E08000024 Sunderland
E10000030 Surrey
E09000029 Sutton
E06000030 Swindon
E08000008 Tameside
E06000020 Telford and Wrekin
E06000034 Thurrock
E06000027 Torbay
E09000030 Tower Hamlets
E08000009 Trafford
E08000036 Wakefield
E08000030 Walsall
E09000031 Waltham Forest
E09000032 Wandsworth
E06000007 Warrington
E10000031 Warwickshire
E06000037 West Berkshire
E06000062 West Northamptonshire
E10000032 West Sussex
E09000033 Westminster
E06000064 Westmorland and Furness
E08000010 Wigan
E06000054 Wiltshire
E06000040 Windsor and Maidenhead
E08000015 Wirral
E06000041 Wokingham
E08000031 Wolverhampton
E10000034 Worcestershire
E06000014 York
`;

export const authorities: readonly Authority[] = list
  .trim()
  .split('\n')
  .map((line) => ({ code: line.slice(0, 9), name: line.slice(10) }));
