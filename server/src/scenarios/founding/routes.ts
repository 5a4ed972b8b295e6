import { congressRoutes, foundingRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { answerMine } from './commands/answer-mine.ts'
import { approve } from './commands/approve.ts'
import { beginFounding, editFounding } from './commands/begin.ts'
import { addPeople, beginFromTalents, noteConsent, removePerson, setDelegates } from './commands/roster.ts'
import { accept, finish, reject, sendBack, submit, withdraw } from './commands/steps.ts'
import { comeIn, vote } from './congress/ballot.ts'
import { callOff, convene, getCongress } from './congress/convene.ts'
import { confirmPaper, decideRound, enterPaper, reduceSeats, report } from './congress/counting.ts'
import { checkIn, closeRound, openRound } from './congress/voting.ts'
import { getFounding, listFoundings, listRoster } from './queries/foundings.ts'
import { getMine, listMine } from './queries/mine.ts'
import { searchTalents, talentsOfFounding } from './queries/talents.ts'

export const routes: Handled[] = [
  handle(foundingRoutes.list, listFoundings), handle(foundingRoutes.get, getFounding), handle(foundingRoutes.begin, beginFounding), handle(foundingRoutes.fromTalents, beginFromTalents), handle(foundingRoutes.edit, editFounding),
  handle(foundingRoutes.submit, submit), handle(foundingRoutes.withdraw, withdraw), handle(foundingRoutes.accept, accept), handle(foundingRoutes.sendBack, sendBack), handle(foundingRoutes.approve, approve), handle(foundingRoutes.reject, reject), handle(foundingRoutes.finish, finish),
  handle(foundingRoutes.roster, listRoster), handle(foundingRoutes.talents, talentsOfFounding), handle(foundingRoutes.addPeople, addPeople), handle(foundingRoutes.removePerson, removePerson), handle(foundingRoutes.noteConsent, noteConsent), handle(foundingRoutes.setDelegates, setDelegates),
  handle(foundingRoutes.searchTalents, searchTalents), handle(foundingRoutes.mine, listMine), handle(foundingRoutes.getMine, getMine), handle(foundingRoutes.answerMine, answerMine),
  handle(congressRoutes.get, getCongress), handle(congressRoutes.convene, convene), handle(congressRoutes.callOff, callOff), handle(congressRoutes.checkIn, checkIn), handle(congressRoutes.openRound, openRound), handle(congressRoutes.closeRound, closeRound),
  handle(congressRoutes.enterPaper, enterPaper), handle(congressRoutes.confirmPaper, confirmPaper), handle(congressRoutes.decideRound, decideRound), handle(congressRoutes.reduceSeats, reduceSeats), handle(congressRoutes.report, report), handle(congressRoutes.comeIn, comeIn), handle(congressRoutes.vote, vote),
]
