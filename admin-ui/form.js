// Forms that say in words what is wrong, beside the field, and send one thing at a time.

/** `send` gets what was entered by field name; what it throws is said beside the field it names, else above the fields. */
export function onSubmit(form, send) {
  form.addEventListener('input', ({ target }) => say(target, ''));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('[type=submit]');
    // Not disabled, which would take the focus away from whoever uses the keyboard.
    if (button.getAttribute('aria-disabled') === 'true' || !isComplete(form)) return;
    button.setAttribute('aria-disabled', 'true');
    try {
      await send(Object.fromEntries(fieldsOf(form).map(({ name, value }) => [name, value])));
      form.reset();
    } catch (refusal) {
      complain(form, refusal);
    } finally {
      button.removeAttribute('aria-disabled');
    }
  });
}

/** A form as it was at first, without anything entered or said. */
export function clear(form) {
  form.reset();
  sayAbove(form, '');
  for (const input of inputsOf(form)) say(input, '');
}

/** A hidden field is neither asked for nor sent. */
export function offerField(input, isOffered) {
  input.closest('.field').hidden = !isOffered;
}

function isComplete(form) {
  sayAbove(form, '');
  const faulty = inputsOf(form).filter((input) => {
    const words = isOffered(input) ? faultOf(form, input) : '';
    say(input, words);
    return words !== '';
  });
  faulty[0]?.focus();
  return faulty.length === 0;
}

function faultOf(form, input) {
  const { repeats } = input.dataset;
  if (repeats) return input.value === form.elements[repeats].value ? '' : 'This is not the same as above.';
  if (input.value.trim() === '') return `Enter the ${nameOf(input)}.`;
  if (input.type === 'email' && input.validity.typeMismatch) return 'Enter an e-mail address such as anna@example.com.';
  if (input.minLength > 0 && input.value.length < input.minLength) return `Use at least ${input.minLength} characters.`;
  return '';
}

function complain(form, { message, field }) {
  const input = inputsOf(form).find(({ name }) => name !== '' && name === field);
  if (!input) return sayAbove(form, message);
  offerField(input, true);
  say(input, message);
  input.focus();
  input.select();
}

function say(input, words) {
  document.getElementById(`${input.id}-error`).textContent = words;
  if (words) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
}

function sayAbove(form, words) {
  form.querySelector('[role=alert]').textContent = words;
}

const inputsOf = (form) => [...form.querySelectorAll('.field input')];
const isOffered = (input) => !input.closest('.field').hidden;
const fieldsOf = (form) => inputsOf(form).filter((input) => input.name !== '' && isOffered(input));
const nameOf = (input) => {
  const label = input.labels[0].textContent;
  return label.startsWith('API') ? label : label.toLowerCase();
};
