BEGIN TRANSACTION;
CREATE TABLE application_versions (
    version_id TEXT NOT NULL PRIMARY KEY,
    version_name TEXT NOT NULL UNIQUE,
    version_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
, "application_name" TEXT DEFAULT NULL);
INSERT INTO "application_versions" VALUES('a55609a4-d3f0-4485-a153-637cb2868dbc','1',1795881910000,1795881910000,'customer-focus-bot');
CREATE TABLE dbos_migrations (version INTEGER NOT NULL PRIMARY KEY);
INSERT INTO "dbos_migrations" VALUES(125);
CREATE TABLE notifications (
    message_uuid TEXT NOT NULL DEFAULT (hex(randomblob(16))) PRIMARY KEY,
    destination_uuid TEXT NOT NULL,
    topic TEXT,
    message TEXT NOT NULL,
    created_at_epoch_ms INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000), "serialization" TEXT DEFAULT NULL, "consumed" BOOLEAN NOT NULL DEFAULT FALSE, consumed_by_function_id INTEGER,
    FOREIGN KEY (destination_uuid) REFERENCES workflow_status(workflow_uuid) 
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE "operation_outputs" (
    workflow_uuid TEXT NOT NULL,
    function_id INTEGER NOT NULL,
    function_name TEXT NOT NULL DEFAULT '',
    output TEXT,
    error TEXT,
    child_workflow_id TEXT,
    started_at_epoch_ms INTEGER,
    completed_at_epoch_ms INTEGER,
    serialization TEXT,
    application_name TEXT DEFAULT NULL,
    retention_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    PRIMARY KEY (workflow_uuid, function_id)
);
INSERT INTO "operation_outputs" VALUES('quiz.begin:T0NORTH:D0YARA:1795881910.088126',1,'decide','{"ended":"answered","outgoing":[{"is":"Post","channel":"U0YARA","text":"Welcome, Yara Stein! Where do you work?","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*Welcome, Yara Stein!* Every one of us shapes what our customers experience, most of us without ever meeting one. I will show you where your own work reaches them: a few questions from your working day, two minutes at a time.\nYour profile says *Logistics*. Is that right?"}},{"type":"actions","block_id":"quiz.department","elements":[{"type":"button","text":{"type":"plain_text","text":"Yes, Logistics","emoji":false},"action_id":"quiz.confirm_department","value":"logistics","style":"primary"},{"type":"static_select","action_id":"quiz.choose_department","placeholder":{"type":"plain_text","text":"Choose your department","emoji":false},"options":[{"text":{"type":"plain_text","text":"Marketing and sales","emoji":false},"value":"marketing-and-sales"},{"text":{"type":"plain_text","text":"Customer service","emoji":false},"value":"customer-service"},{"text":{"type":"plain_text","text":"Production","emoji":false},"value":"production"},{"text":{"type":"plain_text","text":"Research and development","emoji":false},"value":"research-and-development"},{"text":{"type":"plain_text","text":"Quality assurance","emoji":false},"value":"quality-assurance"},{"text":{"type":"plain_text","text":"Collections","emoji":false},"value":"collections"},{"text":{"type":"plain_text","text":"Purchasing","emoji":false},"value":"purchasing"},{"text":{"type":"plain_text","text":"Logistics","emoji":false},"value":"logistics"},{"text":{"type":"plain_text","text":"IT systems","emoji":false},"value":"it-systems"},{"text":{"type":"plain_text","text":"Maintenance","emoji":false},"value":"maintenance"},{"text":{"type":"plain_text","text":"People","emoji":false},"value":"people"},{"text":{"type":"plain_text","text":"Accounting","emoji":false},"value":"accounting"},{"text":{"type":"plain_text","text":"Reception and security","emoji":false},"value":"reception-and-security"},{"text":{"type":"plain_text","text":"Management","emoji":false},"value":"management"}]}]}],"thread_ts":null,"reference":null,"in_thread_of":null}]}',NULL,NULL,1795881910190,1795881910262,'portable_json','customer-focus-bot',1795881910000);
INSERT INTO "operation_outputs" VALUES('quiz.begin:T0NORTH:D0YARA:1795881910.088126',2,'send','null',NULL,NULL,1795881910265,1795881910323,'portable_json','customer-focus-bot',1795881910000);
INSERT INTO "operation_outputs" VALUES('quiz.choose_department:U0YARA:1795881910.272094',1,'decide','{"ended":"answered","outgoing":[{"is":"Update","text":"*Logistics* it is. Your first thirty days have six short steps of five questions. The first is ready now; the others come to you at half past nine on day 1, 3, 7, 14 and 30 after today, never on a weekend or while you are away.","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*Logistics* it is. Your first thirty days have six short steps of five questions. The first is ready now; the others come to you at half past nine on day 1, 3, 7, 14 and 30 after today, never on a weekend or while you are away."}},{"type":"actions","block_id":"quiz.on","elements":[{"type":"button","text":{"type":"plain_text","text":"Begin","emoji":false},"action_id":"quiz.start","style":"primary"}]},{"type":"context","elements":[{"type":"mrkdwn","text":"Your answers are yours: nobody sees them. `/customer my data` shows and deletes them."}]}],"reference":null,"channel":"D0YARA","ts":"1795881910.271711"}]}',NULL,NULL,1795881910322,1795881910347,'portable_json','customer-focus-bot',1795881910000);
INSERT INTO "operation_outputs" VALUES('quiz.choose_department:U0YARA:1795881910.272094',2,'send','null',NULL,NULL,1795881910348,1795881911320,'portable_json','customer-focus-bot',1795881911000);
INSERT INTO "operation_outputs" VALUES('quiz.begin:T0NORTH:D0YARA:1795881911.272342',1,'decide','{"ended":"answered","outgoing":[{"is":"Post","channel":"U0YARA","text":"Nine of ten cartons of school books are on the dock, and the tenth comes tomorrow at noon. The tour to the school leaves in an hour and is half empty. What do you do first? A: Send the nine, with a note that the tenth will be there tomorrow, and ask the driver to explain it. B: Keep the nine until tomorrow, because the order was for one complete delivery. C: Send the nine and have the tenth brought by a courier tomorrow, at our own expense. D: Ring the school, because only they know whether nine today and one tomorrow would help.","blocks":[{"type":"context","elements":[{"type":"mrkdwn","text":"Your first thirty days  ·  Question 1 of 5  ·  Receiving the delivery"}]},{"type":"section","text":{"type":"mrkdwn","text":"*Nine of ten cartons of school books are on the dock, and the tenth comes tomorrow at noon. The tour to the school leaves in an hour and is half empty. What do you do first?*"}},{"type":"section","text":{"type":"mrkdwn","text":"*A*   Send the nine, with a note that the tenth will be there tomorrow, and ask the driver to explain it."},"accessory":{"type":"button","text":{"type":"plain_text","text":"A","emoji":false},"action_id":"quiz.answer.0","value":"{\"r\": \"6671f46da13b3a96\", \"n\": 0, \"c\": 0}","accessibility_label":"A: Send the nine, with a note that the tenth will be there tomorrow, and…"}},{"type":"section","text":{"type":"mrkdwn","text":"*B*   Keep the nine until tomorrow, because the order was for one complete delivery."},"accessory":{"type":"button","text":{"type":"plain_text","text":"B","emoji":false},"action_id":"quiz.answer.2","value":"{\"r\": \"6671f46da13b3a96\", \"n\": 0, \"c\": 2}","accessibility_label":"B: Keep the nine until tomorrow, because the order was for one complete…"}},{"type":"section","text":{"type":"mrkdwn","text":"*C*   Send the nine and have the tenth brought by a courier tomorrow, at our own expense."},"accessory":{"type":"button","text":{"type":"plain_text","text":"C","emoji":false},"action_id":"quiz.answer.3","value":"{\"r\": \"6671f46da13b3a96\", \"n\": 0, \"c\": 3}","accessibility_label":"C: Send the nine and have the tenth brought by a courier tomorrow, at…"}},{"type":"section","text":{"type":"mrkdwn","text":"*D*   Ring the school, because only they know whether nine today and one tomorrow would help."},"accessory":{"type":"button","text":{"type":"plain_text","text":"D","emoji":false},"action_id":"quiz.answer.1","value":"{\"r\": \"6671f46da13b3a96\", \"n\": 0, \"c\": 1}","accessibility_label":"D: Ring the school, because only they know whether nine today and one…"}},{"type":"actions","block_id":"quiz.more","elements":[{"type":"button","text":{"type":"plain_text","text":"Stop for now","emoji":false},"action_id":"quiz.stop","value":"{\"r\": \"6671f46da13b3a96\", \"n\": 0}"}]}],"thread_ts":null,"reference":null,"in_thread_of":null}]}',NULL,NULL,1795881911326,1795881911374,'portable_json','customer-focus-bot',1795881911000);
INSERT INTO "operation_outputs" VALUES('quiz.begin:T0NORTH:D0YARA:1795881911.272342',2,'send','null',NULL,NULL,1795881911377,1795881912325,'portable_json','customer-focus-bot',1795881912000);
INSERT INTO "operation_outputs" VALUES('ask.answer:T0NORTH:D0DAN:1795881912.272568',1,'decide','{"ended":"answered","outgoing":[{"is":"Post","channel":"D0DAN","text":"Our guidance does not answer that yet.","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*Our guidance does not answer that yet.* Better no answer than a wrong one."}},{"type":"section","text":{"type":"mrkdwn","text":"What comes nearest:\n•  E-mail replies: settle the whole question in one message\n•  Skills that customers can feel\n•  Prices and conditions: one price list, no surprises"}},{"type":"actions","block_id":"ask.gap","elements":[{"type":"button","text":{"type":"plain_text","text":"Tell the owner","emoji":false},"action_id":"ask.tell_owner","value":"T0NORTH:D0DAN:1795881912.272568","style":"primary"},{"type":"button","text":{"type":"plain_text","text":"Report an idea","emoji":false},"action_id":"ideas.open"}]},{"type":"context","elements":[{"type":"mrkdwn","text":"Tell the owner, and I will let you know here when the guidance covers it."}]}],"thread_ts":"1795881912.272568","reference":null,"in_thread_of":null}]}',NULL,NULL,1795881912324,1795881912566,'portable_json','customer-focus-bot',1795881912000);
INSERT INTO "operation_outputs" VALUES('ask.answer:T0NORTH:D0DAN:1795881912.272568',2,'send','null',NULL,NULL,1795881912568,1795881912642,'portable_json','customer-focus-bot',1795881912000);
INSERT INTO "operation_outputs" VALUES('ideas.submit:76ad23c064d1d4d258e79920a44bf6b956556a551519ca1f3babfb97737fa243',1,'decide','{"ended":"answered","outgoing":[{"is":"Post","channel":"U0DAN","text":"*Thank you. Your complaint is I-1001.*\n<@U0TARA> has it for Accounting.\nYou get an answer by *<!date^1796054712^{date_short_pretty}, {time}|Mon 30 Nov 2026, 16:05 UTC>*.\n> The bakery says its invoice went to the old address again.","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*Thank you. Your complaint is I-1001.*\n<@U0TARA> has it for Accounting.\nYou get an answer by *<!date^1796054712^{date_short_pretty}, {time}|Mon 30 Nov 2026, 16:05 UTC>*.\n> The bakery says its invoice went to the old address again."}},{"type":"context","elements":[{"type":"mrkdwn","text":"What happens then: it is accepted, done or declined with a reason. Each step stands here, in this thread. If no answer comes in time, it goes to the next level by itself."}]}],"thread_ts":null,"reference":"ideas.receipt:1:U0DAN","in_thread_of":null}]}',NULL,NULL,1795881912721,1795881912833,'portable_json','customer-focus-bot',1795881912000);
INSERT INTO "operation_outputs" VALUES('ideas.deliver:1',1,'decide','{"ended":"answered","outgoing":[{"is":"Post","channel":"U0TARA","text":"Complaint I-1001 from <@U0DAN>","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*Complaint I-1001* from <@U0DAN>"}},{"type":"section","text":{"type":"mrkdwn","text":"> The bakery says its invoice went to the old address again."}},{"type":"context","elements":[{"type":"mrkdwn","text":"Accounting · Receiving an invoice · The customer was annoyed"}]},{"type":"context","elements":[{"type":"mrkdwn","text":"Waiting for an answer · with <@U0TARA> · answer due <!date^1796054712^{date_short_pretty}, {time}|Mon 30 Nov 2026, 16:05 UTC>"}]},{"type":"actions","block_id":"ideas.card.1","elements":[{"type":"button","text":{"type":"plain_text","text":"Accept","emoji":false},"action_id":"ideas.accept","value":"1:0","style":"primary"},{"type":"button","text":{"type":"plain_text","text":"Start","emoji":false},"action_id":"ideas.start","value":"1:0"},{"type":"button","text":{"type":"plain_text","text":"Done","emoji":false},"action_id":"ideas.finish","value":"1:0"},{"type":"button","text":{"type":"plain_text","text":"Decline","emoji":false},"action_id":"ideas.decline","value":"1:0","style":"danger"},{"type":"button","text":{"type":"plain_text","text":"Ask the reporter","emoji":false},"action_id":"ideas.ask","value":"1:0"},{"type":"button","text":{"type":"plain_text","text":"Hand over","emoji":false},"action_id":"ideas.hand_over","value":"1:0"},{"type":"button","text":{"type":"plain_text","text":"Merge","emoji":false},"action_id":"ideas.merge","value":"1:0"}]}],"thread_ts":null,"reference":"ideas.card:1:U0TARA","in_thread_of":null}]}',NULL,NULL,1795881912820,1795881912897,'portable_json','customer-focus-bot',1795881912000);
INSERT INTO "operation_outputs" VALUES('ideas.deliver:1',2,'send','null',NULL,NULL,1795881912904,1795881912989,'portable_json','customer-focus-bot',1795881912000);
INSERT INTO "operation_outputs" VALUES('ideas.remember:1',1,'decide','{"ended":"answered","outgoing":[]}',NULL,NULL,1795881912847,1795881913187,'portable_json','customer-focus-bot',1795881913000);
INSERT INTO "operation_outputs" VALUES('ideas.submit:76ad23c064d1d4d258e79920a44bf6b956556a551519ca1f3babfb97737fa243',2,'send','null',NULL,NULL,1795881912835,1795881913602,'portable_json','customer-focus-bot',1795881913000);
CREATE TABLE queues (
    queue_id TEXT PRIMARY KEY DEFAULT (hex(randomblob(16))),
    name TEXT NOT NULL UNIQUE,
    concurrency INTEGER,
    worker_concurrency INTEGER,
    rate_limit_max INTEGER,
    rate_limit_period_sec REAL,
    priority_enabled BOOLEAN NOT NULL DEFAULT FALSE,
    partition_queue BOOLEAN NOT NULL DEFAULT FALSE,
    polling_interval_sec REAL NOT NULL DEFAULT 1.0,
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    updated_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
, "application_name" TEXT DEFAULT NULL, "partition_concurrency" INTEGER DEFAULT NULL, "partition_worker_concurrency" INTEGER DEFAULT NULL, "partition_rate_limit_max" INTEGER DEFAULT NULL, "partition_rate_limit_period_sec" REAL DEFAULT NULL);
CREATE TABLE streams (
    workflow_uuid TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    "offset" INTEGER NOT NULL, function_id INTEGER NOT NULL DEFAULT 0, "serialization" TEXT DEFAULT NULL,
    PRIMARY KEY (workflow_uuid, key, "offset"),
    FOREIGN KEY (workflow_uuid) REFERENCES workflow_status(workflow_uuid) 
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE workflow_events (
    workflow_uuid TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL, "serialization" TEXT DEFAULT NULL,
    PRIMARY KEY (workflow_uuid, key),
    FOREIGN KEY (workflow_uuid) REFERENCES workflow_status(workflow_uuid) 
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE workflow_events_history (
    workflow_uuid TEXT NOT NULL,
    function_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL, "serialization" TEXT DEFAULT NULL,
    PRIMARY KEY (workflow_uuid, function_id, key),
    FOREIGN KEY (workflow_uuid) REFERENCES workflow_status(workflow_uuid)
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE workflow_input (
    workflow_uuid TEXT NOT NULL PRIMARY KEY,
    inputs TEXT,
    retention_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
);
INSERT INTO "workflow_input" VALUES('quiz.begin:T0NORTH:D0YARA:1795881910.088126','{"namedArgs":{},"positionalArgs":[{"kind":"quiz.begin","key":"quiz.begin:T0NORTH:D0YARA:1795881910.088126","payload":{"employee_id":"U0YARA","text":""},"team_id":"T0NORTH","not_before":null,"reports_failure_to":{"channel":"D0YARA","thread_ts":null,"employee_id":"U0YARA"},"taken_in_at":1795881910.184875}]}',1795881910000);
INSERT INTO "workflow_input" VALUES('quiz.choose_department:U0YARA:1795881910.272094','{"namedArgs":{},"positionalArgs":[{"kind":"quiz.choose_department","key":"quiz.choose_department:U0YARA:1795881910.272094","payload":{"employee_id":"U0YARA","department_id":"logistics","channel":"D0YARA","ts":"1795881910.271711"},"team_id":"T0NORTH","not_before":null,"reports_failure_to":{"channel":"U0YARA","thread_ts":null,"employee_id":"U0YARA"},"taken_in_at":1795881910.3174186}]}',1795881910000);
INSERT INTO "workflow_input" VALUES('quiz.begin:T0NORTH:D0YARA:1795881911.272342','{"namedArgs":{},"positionalArgs":[{"kind":"quiz.begin","key":"quiz.begin:T0NORTH:D0YARA:1795881911.272342","payload":{"employee_id":"U0YARA","text":""},"team_id":"T0NORTH","not_before":null,"reports_failure_to":{"channel":"D0YARA","thread_ts":null,"employee_id":"U0YARA"},"taken_in_at":1795881911.3194087}]}',1795881911000);
INSERT INTO "workflow_input" VALUES('ask.answer:T0NORTH:D0DAN:1795881912.272568','{"namedArgs":{},"positionalArgs":[{"kind":"ask.answer","key":"ask.answer:T0NORTH:D0DAN:1795881912.272568","payload":{"key":"T0NORTH:D0DAN:1795881912.272568","text":"How many days of vacation do I get in my first year?","employee_id":"U0DAN","channel":"D0DAN","thread_ts":"1795881912.272568","ts":"1795881912.272568","is_follow_up":false},"team_id":"T0NORTH","not_before":null,"reports_failure_to":{"channel":"D0DAN","thread_ts":"1795881912.272568","employee_id":"U0DAN"},"taken_in_at":1795881912.3179986}]}',1795881912000);
INSERT INTO "workflow_input" VALUES('ideas.submit:76ad23c064d1d4d258e79920a44bf6b956556a551519ca1f3babfb97737fa243','{"namedArgs":{},"positionalArgs":[{"kind":"ideas.submit","key":"ideas.submit:76ad23c064d1d4d258e79920a44bf6b956556a551519ca1f3babfb97737fa243","payload":{"words":{"kind":"complaint","today":"The bakery says its invoice went to the old address again.","moment_id":"invoicing","department_id":"accounting","better":"","severity":"mild","customer":"","praised":[],"link":""},"employee_id":"U0DAN","at":"2026-11-28T16:05:12.708019+00:00"},"team_id":"T0NORTH","not_before":null,"reports_failure_to":{"channel":"U0DAN","thread_ts":null,"employee_id":"U0DAN"},"taken_in_at":1795881912.7081418}]}',1795881912000);
INSERT INTO "workflow_input" VALUES('ideas.deliver:1','{"namedArgs":{},"positionalArgs":[{"kind":"ideas.deliver","key":"ideas.deliver:1","payload":{"number":1},"team_id":"T0NORTH","not_before":null,"reports_failure_to":null,"taken_in_at":1795881912.810537}]}',1795881912000);
INSERT INTO "workflow_input" VALUES('ideas.remember:1','{"namedArgs":{},"positionalArgs":[{"kind":"ideas.remember","key":"ideas.remember:1","payload":{"number":1},"team_id":"T0NORTH","not_before":null,"reports_failure_to":null,"taken_in_at":1795881912.8417714}]}',1795881912000);
INSERT INTO "workflow_input" VALUES('quiz.answer:D0YARA:1795881912.271981','{"namedArgs":{},"positionalArgs":[{"kind":"quiz.answer","key":"quiz.answer:D0YARA:1795881912.271981","payload":{"employee_id":"U0YARA","round_id":"6671f46da13b3a96","number":0,"channel":"D0YARA","ts":"1795881912.271981","choice":0},"team_id":"T0NORTH","not_before":null,"reports_failure_to":{"channel":"U0YARA","thread_ts":null,"employee_id":"U0YARA"},"taken_in_at":1795881918.0184326}]}',1795881918000);
INSERT INTO "workflow_input" VALUES('ask.answer:T0NORTH:D0DAN:1795881917.971927','{"namedArgs":{},"positionalArgs":[{"kind":"ask.answer","key":"ask.answer:T0NORTH:D0DAN:1795881917.971927","payload":{"key":"T0NORTH:D0DAN:1795881917.971927","text":"What do I tell a customer whose delivery will be late?","employee_id":"U0DAN","channel":"D0DAN","thread_ts":"1795881917.971927","ts":"1795881917.971927","is_follow_up":false},"team_id":"T0NORTH","not_before":null,"reports_failure_to":{"channel":"D0DAN","thread_ts":"1795881917.971927","employee_id":"U0DAN"},"taken_in_at":1795881918.0203257}]}',1795881918000);
INSERT INTO "workflow_input" VALUES('ask.tell_owner:T0NORTH:D0DAN:1795881912.272568:U0DAN:1795881918.037750','{"namedArgs":{},"positionalArgs":[{"kind":"ask.tell_owner","key":"ask.tell_owner:T0NORTH:D0DAN:1795881912.272568:U0DAN:1795881918.037750","payload":{"key":"T0NORTH:D0DAN:1795881912.272568","employee_id":"U0DAN","response_url":"http://127.0.0.1:41317/response/SyFRmGQTXeF_yYXyw4jhnDJV","missing":""},"team_id":"T0NORTH","not_before":null,"reports_failure_to":{"channel":"U0DAN","thread_ts":null,"employee_id":"U0DAN"},"taken_in_at":1795881918.0610356}]}',1795881918000);
INSERT INTO "workflow_input" VALUES('quiz.welcome:T0NORTH:U0UMA','{"namedArgs":{},"positionalArgs":[{"kind":"quiz.welcome","key":"quiz.welcome:T0NORTH:U0UMA","payload":{"employee_id":"U0UMA"},"team_id":"T0NORTH","not_before":null,"reports_failure_to":null,"taken_in_at":1795881918.118463}]}',1795881918000);
INSERT INTO "workflow_input" VALUES('home.publish:T0NORTH:U0UMA:1795881918.066517','{"namedArgs":{},"positionalArgs":[{"kind":"home.publish","key":"home.publish:T0NORTH:U0UMA:1795881918.066517","payload":{"employee_id":"U0UMA","is_opened":true},"team_id":"T0NORTH","not_before":null,"reports_failure_to":null,"taken_in_at":1795881918.12183}]}',1795881918000);
INSERT INTO "workflow_input" VALUES('ideas.submit:739ddfb0c7c671044fd73646b51c4ba4b8150ca0c6b8b6d951c65832833167e0','{"namedArgs":{},"positionalArgs":[{"kind":"ideas.submit","key":"ideas.submit:739ddfb0c7c671044fd73646b51c4ba4b8150ca0c6b8b6d951c65832833167e0","payload":{"words":{"kind":"idea","today":"Customers wait at the dock while we look for the right shelf.","moment_id":"delivery","department_id":"logistics","better":"Print the shelf on the delivery note.","severity":"mild","customer":"","praised":[],"link":""},"employee_id":"U0UMA","at":"2026-11-28T16:05:18.566155+00:00"},"team_id":"T0NORTH","not_before":null,"reports_failure_to":{"channel":"U0UMA","thread_ts":null,"employee_id":"U0UMA"},"taken_in_at":1795881918.566263}]}',1795881918000);
INSERT INTO "workflow_input" VALUES('quiz.pause:T0NORTH:U0MARCO:192556766320.9a57a5b8913f8d16be3fd070f66d630e','{"namedArgs":{},"positionalArgs":[{"kind":"quiz.pause","key":"quiz.pause:T0NORTH:U0MARCO:192556766320.9a57a5b8913f8d16be3fd070f66d630e","payload":{"employee_id":"U0MARCO","text":"for two weeks","response_url":"http://127.0.0.1:41317/response/53q3ttFPttbfJAWnQiZG2-S1"},"team_id":"T0NORTH","not_before":null,"reports_failure_to":{"channel":"U0MARCO","thread_ts":null,"employee_id":"U0MARCO"},"taken_in_at":1795881918.6133099}]}',1795881918000);
CREATE TABLE workflow_output (
    workflow_uuid TEXT NOT NULL PRIMARY KEY,
    output TEXT,
    error TEXT,
    retention_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
);
INSERT INTO "workflow_output" VALUES('quiz.begin:T0NORTH:D0YARA:1795881910.088126','"answered"',NULL,1795881910000);
INSERT INTO "workflow_output" VALUES('quiz.choose_department:U0YARA:1795881910.272094','"answered"',NULL,1795881911000);
INSERT INTO "workflow_output" VALUES('quiz.begin:T0NORTH:D0YARA:1795881911.272342','"answered"',NULL,1795881912000);
INSERT INTO "workflow_output" VALUES('ask.answer:T0NORTH:D0DAN:1795881912.272568','"answered"',NULL,1795881912000);
INSERT INTO "workflow_output" VALUES('ideas.deliver:1','"answered"',NULL,1795881912000);
INSERT INTO "workflow_output" VALUES('ideas.remember:1','"answered"',NULL,1795881913000);
INSERT INTO "workflow_output" VALUES('ideas.submit:76ad23c064d1d4d258e79920a44bf6b956556a551519ca1f3babfb97737fa243','"answered"',NULL,1795881913000);
CREATE TABLE workflow_schedules (
    schedule_id TEXT PRIMARY KEY,
    schedule_name TEXT NOT NULL UNIQUE,
    workflow_name TEXT NOT NULL,
    workflow_class_name TEXT,
    schedule TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'ACTIVE',
    context TEXT NOT NULL
, "last_fired_at" TEXT DEFAULT NULL, "automatic_backfill" BOOLEAN NOT NULL DEFAULT FALSE, "cron_timezone" TEXT DEFAULT NULL, "queue_name" TEXT DEFAULT NULL, "application_name" TEXT DEFAULT NULL);
CREATE TABLE workflow_status (
    workflow_uuid TEXT PRIMARY KEY,
    status TEXT,
    name TEXT,
    authenticated_user TEXT,
    assumed_role TEXT,
    authenticated_roles TEXT,
    request TEXT,
    output TEXT,
    error TEXT,
    executor_id TEXT,
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    updated_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    application_version TEXT,
    application_id TEXT,
    class_name TEXT DEFAULT NULL,
    config_name TEXT DEFAULT NULL,
    recovery_attempts INTEGER DEFAULT 0,
    queue_name TEXT,
    workflow_timeout_ms INTEGER,
    workflow_deadline_epoch_ms INTEGER,
    inputs TEXT,
    started_at_epoch_ms INTEGER,
    deduplication_id TEXT,
    priority INTEGER NOT NULL DEFAULT 0
, queue_partition_key TEXT, forked_from TEXT, "owner_xid" TEXT DEFAULT NULL, "parent_workflow_id" TEXT DEFAULT NULL, "serialization" TEXT DEFAULT NULL, "delay_until_epoch_ms" BIGINT DEFAULT NULL, "was_forked_from" BOOLEAN NOT NULL DEFAULT FALSE, "rate_limited" BOOLEAN NOT NULL DEFAULT FALSE, "completed_at" BIGINT, "attributes" TEXT, "schedule_name" TEXT, "debounce_deadline_epoch_ms" BIGINT DEFAULT NULL, "is_debounced" BOOLEAN NOT NULL DEFAULT FALSE, "application_name" TEXT DEFAULT NULL, "creator_xid" TEXT DEFAULT NULL);
INSERT INTO "workflow_status" VALUES('quiz.begin:T0NORTH:D0YARA:1795881910.088126','SUCCESS','see_through',NULL,NULL,NULL,NULL,NULL,NULL,'one',1795881910000,1795881910000,'1','',NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,'portable_json',NULL,0,0,1795881910000,'null',NULL,NULL,0,'customer-focus-bot','45b7d2f0-fb61-4da9-86e2-449b936b6c6b');
INSERT INTO "workflow_status" VALUES('quiz.choose_department:U0YARA:1795881910.272094','SUCCESS','see_through',NULL,NULL,NULL,NULL,NULL,NULL,'one',1795881910000,1795881911000,'1','',NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,'portable_json',NULL,0,0,1795881911000,'null',NULL,NULL,0,'customer-focus-bot','360b899a-8a19-4f30-9a90-39eb471db7a3');
INSERT INTO "workflow_status" VALUES('quiz.begin:T0NORTH:D0YARA:1795881911.272342','SUCCESS','see_through',NULL,NULL,NULL,NULL,NULL,NULL,'one',1795881911000,1795881912000,'1','',NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,'portable_json',NULL,0,0,1795881912000,'null',NULL,NULL,0,'customer-focus-bot','f40fb807-f3a4-413d-b227-93ee17582406');
INSERT INTO "workflow_status" VALUES('ask.answer:T0NORTH:D0DAN:1795881912.272568','SUCCESS','see_through',NULL,NULL,NULL,NULL,NULL,NULL,'one',1795881912000,1795881912000,'1','',NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,'portable_json',NULL,0,0,1795881912000,'null',NULL,NULL,0,'customer-focus-bot','da1c135e-1b6a-47f1-8e8d-344f6cdd4369');
INSERT INTO "workflow_status" VALUES('ideas.submit:76ad23c064d1d4d258e79920a44bf6b956556a551519ca1f3babfb97737fa243','SUCCESS','see_through',NULL,NULL,NULL,NULL,NULL,NULL,'one',1795881912000,1795881913000,'1','',NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,'portable_json',NULL,0,0,1795881913000,'null',NULL,NULL,0,'customer-focus-bot','04208d8d-37e1-4bbc-bbec-e6fd81cbd9a4');
INSERT INTO "workflow_status" VALUES('ideas.deliver:1','SUCCESS','see_through',NULL,NULL,NULL,NULL,NULL,NULL,'one',1795881912000,1795881912000,'1','',NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,'portable_json',NULL,0,0,1795881912000,'null',NULL,NULL,0,'customer-focus-bot','c36b4225-2c79-4292-97f7-d4262aeec1a6');
INSERT INTO "workflow_status" VALUES('ideas.remember:1','SUCCESS','see_through',NULL,NULL,NULL,NULL,NULL,NULL,'one',1795881912000,1795881913000,'1','',NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,'portable_json',NULL,0,0,1795881913000,'null',NULL,NULL,0,'customer-focus-bot','046fab20-e3dd-45a2-be1e-109e091c4d54');
INSERT INTO "workflow_status" VALUES('quiz.answer:D0YARA:1795881912.271981','PENDING','see_through',NULL,NULL,NULL,NULL,NULL,NULL,'one',1795881918000,1795881918000,'1','',NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,'a3a68af8-33b2-4809-bcb1-820659cb4a3c',NULL,'portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'customer-focus-bot','a3a68af8-33b2-4809-bcb1-820659cb4a3c');
INSERT INTO "workflow_status" VALUES('ask.answer:T0NORTH:D0DAN:1795881917.971927','PENDING','see_through',NULL,NULL,NULL,NULL,NULL,NULL,'one',1795881918000,1795881918000,'1','',NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,'d8f71f0b-980c-410d-91de-5d1368fbb17b',NULL,'portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'customer-focus-bot','d8f71f0b-980c-410d-91de-5d1368fbb17b');
INSERT INTO "workflow_status" VALUES('ask.tell_owner:T0NORTH:D0DAN:1795881912.272568:U0DAN:1795881918.037750','PENDING','see_through',NULL,NULL,NULL,NULL,NULL,NULL,'one',1795881918000,1795881918000,'1','',NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,'759c3456-db0c-4802-a682-41bcfdc05c96',NULL,'portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'customer-focus-bot','759c3456-db0c-4802-a682-41bcfdc05c96');
INSERT INTO "workflow_status" VALUES('quiz.welcome:T0NORTH:U0UMA','PENDING','see_through',NULL,NULL,NULL,NULL,NULL,NULL,'one',1795881918000,1795881918000,'1','',NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,'a725eece-3c79-47c8-875c-e79f57dc7fd3',NULL,'portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'customer-focus-bot','a725eece-3c79-47c8-875c-e79f57dc7fd3');
INSERT INTO "workflow_status" VALUES('home.publish:T0NORTH:U0UMA:1795881918.066517','PENDING','see_through',NULL,NULL,NULL,NULL,NULL,NULL,'one',1795881918000,1795881918000,'1','',NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,'3143a890-b4cd-49c8-b4bd-0693e33b99c8',NULL,'portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'customer-focus-bot','3143a890-b4cd-49c8-b4bd-0693e33b99c8');
INSERT INTO "workflow_status" VALUES('ideas.submit:739ddfb0c7c671044fd73646b51c4ba4b8150ca0c6b8b6d951c65832833167e0','PENDING','see_through',NULL,NULL,NULL,NULL,NULL,NULL,'one',1795881918000,1795881918000,'1','',NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,'3c27207f-46c5-4112-be80-4953c68e4ac3',NULL,'portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'customer-focus-bot','3c27207f-46c5-4112-be80-4953c68e4ac3');
INSERT INTO "workflow_status" VALUES('quiz.pause:T0NORTH:U0MARCO:192556766320.9a57a5b8913f8d16be3fd070f66d630e','PENDING','see_through',NULL,NULL,NULL,NULL,NULL,NULL,'one',1795881918000,1795881918000,'1','',NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,'935f6421-4907-43fa-856f-49b2d49930a8',NULL,'portable_json',NULL,0,0,NULL,'null',NULL,NULL,0,'customer-focus-bot','935f6421-4907-43fa-856f-49b2d49930a8');
CREATE INDEX workflow_status_created_at_index ON workflow_status (created_at);
CREATE INDEX idx_workflow_topic ON notifications (destination_uuid, topic);
CREATE INDEX "idx_workflow_status_delayed" ON "workflow_status" ("delay_until_epoch_ms") WHERE status = 'DELAYED';
CREATE INDEX "idx_workflow_status_forked_from" ON "workflow_status" ("forked_from") WHERE "forked_from" IS NOT NULL;
CREATE INDEX "idx_workflow_status_parent_workflow_id" ON "workflow_status" ("parent_workflow_id") WHERE "parent_workflow_id" IS NOT NULL;
CREATE UNIQUE INDEX "uq_workflow_status_dedup_id" ON "workflow_status" ("queue_name", "deduplication_id") WHERE "deduplication_id" IS NOT NULL;
CREATE INDEX "idx_workflow_status_pending" ON "workflow_status" ("created_at") WHERE "status" = 'PENDING';
CREATE INDEX "idx_workflow_status_failed" ON "workflow_status" ("status", "created_at") WHERE "status" IN ('ERROR', 'CANCELLED', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED');
CREATE INDEX "idx_workflow_status_rate_limited" ON "workflow_status" ("queue_name", "started_at_epoch_ms") WHERE "rate_limited" = TRUE;
CREATE INDEX "idx_workflow_status_completed_at" ON "workflow_status" ("completed_at") WHERE "completed_at" IS NOT NULL;
CREATE INDEX "idx_workflow_status_started_at" ON "workflow_status" ("started_at_epoch_ms") WHERE "started_at_epoch_ms" IS NOT NULL;
CREATE INDEX "idx_workflow_status_schedule_name" ON "workflow_status" ("schedule_name") WHERE "schedule_name" IS NOT NULL;
CREATE UNIQUE INDEX "uq_application_versions_owner_version"
    ON application_versions ("application_name", "version_name")
    WHERE "application_name" IS NOT NULL;
CREATE UNIQUE INDEX "uq_application_versions_unclaimed_version"
    ON application_versions ("version_name")
    WHERE "application_name" IS NULL;
CREATE INDEX idx_workflow_input_retention
    ON workflow_input (retention_timestamp);
CREATE INDEX idx_workflow_output_retention
    ON workflow_output (retention_timestamp);
CREATE INDEX idx_operation_outputs_retention
    ON operation_outputs (retention_timestamp);
CREATE INDEX "idx_workflow_status_in_flight_v2" ON "workflow_status" ("queue_name", "status", "priority", "created_at", "application_name") WHERE "status" IN ('ENQUEUED', 'PENDING');
CREATE INDEX "idx_workflow_status_partition_dequeue_v3" ON "workflow_status" ("queue_name", "status", "queue_partition_key", "priority", "created_at", "workflow_uuid", "application_name") WHERE "status" IN ('ENQUEUED', 'PENDING') AND "queue_partition_key" IS NOT NULL;
CREATE INDEX "idx_operation_outputs_completed_at_function_name_v2" ON "operation_outputs" ("completed_at_epoch_ms", "function_name", "application_name");
CREATE INDEX "idx_workflow_status_deadline" ON "workflow_status" ("workflow_deadline_epoch_ms") WHERE "status" IN ('ENQUEUED', 'PENDING', 'DELAYED') AND "workflow_deadline_epoch_ms" IS NOT NULL;
CREATE INDEX "idx_application_versions_timestamp" ON "application_versions" ("version_timestamp" DESC);
CREATE INDEX "idx_application_versions_owner_timestamp" ON "application_versions" ("application_name", "version_timestamp" DESC);
COMMIT;
