import type { CardTemplate } from '#model/touchpoint.ts';
import type { Template } from './template.ts';
import { course } from './templates/course.ts';
import { deadline } from './templates/deadline.ts';
import { event } from './templates/event.ts';
import { figure } from './templates/figure.ts';
import { material } from './templates/material.ts';
import { message } from './templates/message.ts';
import { quote } from './templates/quote.ts';

/** The seven templates by id. */
export const templates: Readonly<Record<CardTemplate, Template>> = {
  message,
  event,
  figure,
  course,
  deadline,
  material,
  quote,
};
