import type { Messages } from '../i18n/words';

export const receiptMessages: Messages = {
  en: {
    resources: {
      receipts: {
        name: 'Receipt |||| Receipts',
        empty: 'Nothing received yet',
        invite: 'Every message of Retell and Cal.com is kept here before it is answered. The first call will show up by itself.',
        fields: {
          id: 'Id',
          source: 'From',
          state: 'State',
          attempts: 'Tries',
          bytes: 'Bytes',
          received_at: 'Received',
          next_attempt_at: 'Next try',
        },
      },
    },
    frontdesk: {
      receipts: {
        title: 'What was received',
        no_body: 'The message itself is not shown: it tells of callers. What became of it is on the page of the call.',
        sources: {
          retell_function: 'Retell: function call',
          retell_inbound: 'Retell: incoming call',
          retell_event: 'Retell: call event',
          calcom_webhook: 'Cal.com: webhook',
        },
        replay: {
          title: 'Work on it once more',
          text: 'The stored event is worked on again, as if Retell had just sent it: start, end, summary and outcome of the call are written anew. Nobody is called and nothing is booked. Useful after a fault was mended.',
          do: 'Work on it again',
          begun: 'It will be worked on in a moment.',
          not_retell_function:
            'A function call was the agent’s question while a caller was waiting. It got its answer then; answering again would help nobody.',
          not_retell_inbound:
            'Retell asked who is calling before the agent picked up. It got its answer then; answering again would help nobody.',
          not_calcom_webhook: 'A webhook only says where to look. What stands at Cal.com is read anew by itself every ten minutes.',
          not_this: 'Only call events can be worked on again.',
        },
      },
    },
  },
  de: {
    resources: {
      receipts: {
        name: 'Eingang |||| Eingänge',
        empty: 'Noch nichts eingegangen',
        invite:
          'Jede Nachricht von Retell und Cal.com wird hier abgelegt, bevor sie beantwortet wird. Der erste Anruf erscheint von selbst.',
        fields: {
          id: 'Kennung',
          source: 'Von',
          state: 'Stand',
          attempts: 'Versuche',
          bytes: 'Bytes',
          received_at: 'Eingegangen',
          next_attempt_at: 'Nächster Versuch',
        },
      },
    },
    frontdesk: {
      receipts: {
        title: 'Was eingegangen ist',
        no_body: 'Die Nachricht selbst wird nicht gezeigt: Sie erzählt von Anrufern. Was aus ihr wurde, steht auf der Seite des Anrufs.',
        sources: {
          retell_function: 'Retell: Funktionsaufruf',
          retell_inbound: 'Retell: eingehender Anruf',
          retell_event: 'Retell: Anrufereignis',
          calcom_webhook: 'Cal.com: Webhook',
        },
        replay: {
          title: 'Noch einmal bearbeiten',
          text: 'Das abgelegte Ereignis wird noch einmal bearbeitet, als hätte Retell es eben geschickt: Beginn, Ende, Zusammenfassung und Ausgang des Anrufs werden neu geschrieben. Niemand wird angerufen und nichts gebucht. Das hilft, nachdem ein Fehler behoben wurde.',
          do: 'Noch einmal bearbeiten',
          begun: 'Es wird gleich bearbeitet.',
          not_retell_function:
            'Ein Funktionsaufruf war die Frage des Telefonagenten, während jemand wartete. Die Antwort hat er damals bekommen; eine zweite hilft niemandem.',
          not_retell_inbound:
            'Retell hat gefragt, wer anruft, bevor der Telefonagent abhob. Die Antwort kam damals; eine zweite hilft niemandem.',
          not_calcom_webhook: 'Ein Webhook sagt nur, wo nachzusehen ist. Was in Cal.com steht, wird ohnehin alle zehn Minuten neu gelesen.',
          not_this: 'Nur Anrufereignisse lassen sich noch einmal bearbeiten.',
        },
      },
    },
  },
};
