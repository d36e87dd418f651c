ALTER TABLE `letters` ADD `arrived_with` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `questions` ADD `seq` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `replies` ADD `seq` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `decisions` ADD `seq` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- What is there already is ordered by the events it was written with.
UPDATE `replies` SET `seq` = coalesce((SELECT e.seq FROM `events` e WHERE e.tenant_id = replies.tenant_id AND e.command_id = replies.id || '/send'), 0);--> statement-breakpoint
UPDATE `questions` SET `seq` = coalesce((SELECT e.seq FROM `events` e WHERE e.tenant_id = questions.tenant_id AND e.command_id = questions.id || '/ask'), 0);--> statement-breakpoint
UPDATE `decisions` SET `seq` = coalesce(
	(SELECT e.seq FROM `events` e WHERE e.tenant_id = decisions.tenant_id AND e.command_id = decisions.id || '/decide'),
	(SELECT min(r.seq) FROM `replies` r WHERE r.tenant_id = decisions.tenant_id AND r.referral_id = decisions.referral_id AND r.decision_id = decisions.id),
	0
);--> statement-breakpoint
-- A letter has arrived with the answer of that moment, also where its mail has not left yet; else with the last whose mail has left.
UPDATE `letters` SET `arrived_with` = coalesce(
	(
		SELECT max(e.position) FROM `events` e
		WHERE e.tenant_id = letters.tenant_id AND e.subject = letters.referral_id AND e.name IN ('reply.sent', 'reply.corrected') AND e.at = letters.arrived_at
	),
	(
		SELECT max(e.position) FROM `events` e
		JOIN `events` p ON p.tenant_id = e.tenant_id AND p.command_id = json_extract(e.facts, '$.reply') || '/letter.posted'
		WHERE e.tenant_id = letters.tenant_id AND e.subject = letters.referral_id AND e.name IN ('reply.sent', 'reply.corrected')
	),
	(
		SELECT max(e.position) FROM `events` e
		WHERE e.tenant_id = letters.tenant_id AND e.subject = letters.referral_id AND e.name IN ('reply.sent', 'reply.corrected')
	),
	0
);