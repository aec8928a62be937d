import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Segments } from '../../design/Segments';
import { TextField } from '../../design/TextField';
import { useFormat } from '../../i18n/useFormat';
import type { Samples } from '../preview/useSamples';
import { CodeField } from './CodeField';
import { withPart, type Content, type Part, type Problem } from './content';
import { InsertData } from './InsertData';
import { problemWords } from './problemWords';
import type { TextFieldsHandle } from './useTextFields';

export interface TextFieldsProps {
  readonly content: Content;
  readonly tag: string;
  readonly problems: readonly Problem[];
  readonly samples: Samples;
  readonly fields: TextFieldsHandle;
  readonly readOnly: boolean;
  readonly onChange: (content: Content) => void;
}

/** Mail clients cut what is longer. */
const SUBJECT_ABOUT = 50;
const PREHEADER_ABOUT = 90;

export function TextFields(props: TextFieldsProps) {
  const { t } = useTranslation('messages');
  const { samples, fields } = props;
  return (
    <div className="message-fields">
      <LineField {...props} part="subject" label={t('field.subject')} about={SUBJECT_ABOUT} />
      <LineField {...props} part="preheader" label={t('field.preheader')} about={PREHEADER_ABOUT} />
      <Body {...props} insert={<InsertData samples={samples} onInsert={fields.insert} />} />
    </div>
  );
}

interface LineFieldProps extends TextFieldsProps {
  readonly part: 'subject' | 'preheader';
  readonly label: string;
  readonly about: number;
}

function LineField({ content, tag, problems, fields, readOnly, onChange, part, label, about }: LineFieldProps) {
  const { t } = useTranslation('messages');
  const format = useFormat();
  const value = content.languages[tag]?.[part] ?? '';
  const { ref, onFocus } = fields.of(part);
  return (
    <TextField
      label={label}
      aside={
        <span className="end num text-3">
          {t('field.length', { length: format.number(lengthOf(value)), about: format.number(about) })}
        </span>
      }
      error={errorAt(problems, tag, part)}
      value={value}
      maxLength={500}
      readOnly={readOnly}
      ref={ref}
      onFocus={onFocus}
      onChange={(next) => {
        onChange(withPart(content, tag, part, next));
      }}
    />
  );
}

const LETTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Letters that are read; a placeholder counts as a short word. */
function lengthOf(text: string): number {
  const read = text.replaceAll(/\{\{.*?\}\}/g, '·····').replaceAll(/\{%.*?%\}/g, '');
  return Array.from(LETTERS.segment(read)).length;
}

/** The first error of a part in words; problems of a line stand at the line. */
function errorAt(problems: readonly Problem[], tag: string, part: Part): string | undefined {
  const problem = problems.find((each) => each.language === tag && each.part === part && each.severity === 'error');
  if (!problem) return undefined;
  const { words, detail } = problemWords(problem);
  return detail === undefined ? words : `${words} ${detail}`;
}

type Kind = 'mjml' | 'text';

function Body(props: TextFieldsProps & { readonly insert: ReactNode }) {
  const { t } = useTranslation('messages');
  const { content, tag, problems, fields, readOnly, onChange, insert } = props;
  const text = content.languages[tag];
  const [kind, setKind] = useState<Kind>(text?.mjml === undefined && text?.text !== undefined ? 'text' : 'mjml');
  const { ref, onFocus } = fields.of(kind);
  const marks = problems.filter(({ language, part }) => language === tag && part === kind);
  return (
    <>
      <div className="row">
        <Segments
          size="s"
          label={t('field.body')}
          value={kind}
          onChange={setKind}
          segments={[
            { value: 'mjml', label: t('field.mjml') },
            { value: 'text', label: t('field.text') },
          ]}
        />
        {!readOnly && <span className="end">{insert}</span>}
      </div>
      <CodeField
        key={`${tag} ${kind}`}
        label={kind === 'mjml' ? t('field.mjmlLabel') : t('field.textLabel')}
        hint={kind === 'text' && text?.mjml !== undefined ? t('field.textHint') : undefined}
        value={text?.[kind] ?? ''}
        marks={marks}
        readOnly={readOnly}
        fieldRef={ref}
        onFocus={onFocus}
        onChange={(next) => {
          onChange(withPart(content, tag, kind, next));
        }}
      />
    </>
  );
}
