import { aPackage, programmatic } from '../n8n-package';

/**
 * Two packages of other people. The first stands in for n8n's own, whose Edit Fields runs for a whole batch at once: here it
 * leaves a mark `a` on the profile (a tag, two attributes) and an event. The second calls a program outside, `a` its address, `b` the
 * key that program honours.
 */
export async function stormPackages(): Promise<readonly string[]> {
  return [
    await aPackage('n8n-nodes-base', { 'dist/Set.node.js': programmatic('Set', MARK) }),
    await aPackage('n8n-nodes-others', { 'dist/Post.node.js': programmatic('Post', POST) }),
  ];
}

export const MARK_TYPE = 'n8n-nodes-base.set';
export const POST_TYPE = 'n8n-nodes-others.post';

const MARK = `this.getInputData().forEach(({ json }, i) => {
  const mark = this.getNodeParameter('a', i);
  const { enrolmentId } = json.entry;
  const attributes = { latest: mark, ['by' + mark]: enrolmentId };
  this.helpers.perennial.propose(i, { kind: 'profile', body: { addTags: [mark], attributes } });
  this.helpers.perennial.propose(i, { kind: 'event', body: { name: 'Marked ' + mark, properties: { enrolmentId } } });
});
return [this.getInputData()];`;

const POST = `for (const [i] of this.getInputData().entries()) {
  const headers = { 'Idempotency-Key': this.getNodeParameter('b', i) };
  await this.helpers.httpRequest({ method: 'POST', url: this.getNodeParameter('a', i), headers, body: {}, json: true });
}
return [this.getInputData()];`;
