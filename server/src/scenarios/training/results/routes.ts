import { certificatesRoutes, resultsRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { confirmResults } from './commands/confirm-results.ts'
import { enterMarks } from './commands/enter-marks.ts'
import { renewCertificate } from './commands/renew-certificate.ts'
import { returnResults } from './commands/return-results.ts'
import { revokeCertificate } from './commands/revoke-certificate.ts'
import { getSeries, setSeries } from './commands/set-series.ts'
import { submitResults } from './commands/submit-results.ts'
import { getResults } from './queries/get-results.ts'
import { listMyMarking } from './queries/list-my-marking.ts'
import { downloadCertificateJson, downloadCertificatePdf, getMyCertificate, listMyCertificates } from './queries/my-certificates.ts'
import { getDid, getIssuers, getPublicCopy, getStatusList } from './queries/published-files.ts'
import { getCertificate, listCertificates } from './queries/staff-certificates.ts'
import { verifyFile } from './queries/verify-file.ts'
import { verifyNumber } from './queries/verify-number.ts'

export const routes: Handled[] = [
  handle(resultsRoutes.listMyMarking, listMyMarking), handle(resultsRoutes.getResults, getResults), handle(resultsRoutes.enterMarks, enterMarks), handle(resultsRoutes.submitResults, submitResults),
  handle(resultsRoutes.confirmResults, confirmResults), handle(resultsRoutes.returnResults, returnResults),
  handle(certificatesRoutes.listMine, listMyCertificates), handle(certificatesRoutes.getMine, getMyCertificate),
  handle(certificatesRoutes.downloadPdf, downloadCertificatePdf), handle(certificatesRoutes.downloadJson, downloadCertificateJson),
  handle(certificatesRoutes.list, listCertificates), handle(certificatesRoutes.get, getCertificate), handle(certificatesRoutes.revoke, revokeCertificate), handle(certificatesRoutes.renew, renewCertificate),
  handle(certificatesRoutes.getSeries, getSeries), handle(certificatesRoutes.setSeries, setSeries),
  handle(certificatesRoutes.verifyNumber, verifyNumber), handle(certificatesRoutes.verifyFile, verifyFile),
  handle(certificatesRoutes.getPublicCopy, getPublicCopy), handle(certificatesRoutes.getStatusList, getStatusList), handle(certificatesRoutes.getIssuers, getIssuers), handle(certificatesRoutes.getDid, getDid),
]
