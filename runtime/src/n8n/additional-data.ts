import { OutboundHttp } from '@n8n/backend-network';
import { Container } from '@n8n/di';
import { ExternalSecretsProxy } from 'n8n-core';
import type { ICredentialsHelper, IWorkflowExecuteAdditionalData } from 'n8n-workflow';

const refused = (what: string) => () => Promise.reject(new Error(`A journey has no ${what}`));

/** What n8n hands to every execution. Each getNodeParameter throws when one of the waiting addresses is missing. */
export function additionalData(
  executionId: string,
  credentialsHelper: ICredentialsHelper,
): IWorkflowExecuteAdditionalData {
  const base = 'http://localhost';
  return {
    credentialsHelper,
    executionId,
    currentNodeExecutionIndex: 0,
    variables: {},
    restApiUrl: `${base}/rest`,
    instanceBaseUrl: `${base}/`,
    formBaseUrl: `${base}/form`,
    formTestBaseUrl: `${base}/form-test`,
    formWaitingBaseUrl: `${base}/form-waiting`,
    webhookBaseUrl: `${base}/webhook`,
    webhookTestBaseUrl: `${base}/webhook-test`,
    webhookWaitingBaseUrl: `${base}/webhook-waiting`,
    mcpBaseUrl: '',
    mcpTestBaseUrl: '',
    executeWorkflow: refused('sub-workflows'),
    startRunnerTask: refused('task runner for code'),
    getRunExecutionData: () => Promise.resolve(undefined),
    getRuntimeCredential: () => Promise.resolve(undefined),
    logAiEvent: () => undefined,
    externalSecretsProxy: Container.get(ExternalSecretsProxy),
    // Requests are guarded anyway; sign-ins of OAuth2 are when this is here.
    // The filter it gives out is that bridge; only its type is narrower.
    ssrfBridge: Container.get(OutboundHttp).egressFilter() as NonNullable<IWorkflowExecuteAdditionalData['ssrfBridge']>,
  };
}
