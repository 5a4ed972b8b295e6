import { registerTexts } from '#platform/notify'

registerTexts({
  'login.code': { zh: '验证码 {code}，{minutes} 分钟内有效。工会工作人员不会向您要验证码，请勿告诉他人。', en: 'Your code is {code}, valid for {minutes} minutes. Union staff never ask for it: tell nobody.' },
  'desk.code': { zh: '{unit}的窗口人员要替您办事。您在窗口、也同意，就把验证码 {code} 念给他听，{minutes} 分钟内有效；您没在窗口，请勿告诉任何人。', en: 'The window of {unit} wants to act for you. If you are there and agree, read out the code {code}, valid for {minutes} minutes. If you are not there, tell nobody.' },
  'phone-change.accepted': { zh: '您的换号申请已通过，请用这个新手机号登录。', en: 'Your change of number was accepted. Log in with this new number.' },
  'phone-change.rejected': { zh: '您的换号申请没有通过：{reason}。可带身份证到工会窗口办理。', en: 'Your change of number was not accepted: {reason}. Bring your ID card to the union window.' },
})
