# SPDX-License-Identifier: BSL-1.0
import copy
import datetime
import json
import os
import pickle
import stat
import threading
import unittest

import upward
from support import AREA, EXAMPLES, SALES, FolderTest


class AWorkspace(unittest.TestCase):
    def test_is_empty_when_new(self):
        ws = upward.Workspace()
        self.assertEqual(len(ws), 0)
        self.assertTrue(ws)
        self.assertEqual(ws.to_json(), upward.Workspace.from_json({"upward": 1}).to_json())
        self.assertEqual(repr(ws), "<upward.Workspace of 0 entries>")

    def test_is_read_from_text_bytes_or_a_dict(self):
        document = {"upward": 1, "zone": "Europe/Berlin", "log": [AREA]}
        text = json.dumps(document)
        written = upward.Workspace.from_json(document).to_json()
        self.assertEqual(upward.Workspace.from_json(text).to_json(), written)
        self.assertEqual(upward.Workspace.from_json(text.encode()).to_json(), written)
        self.assertEqual(json.loads(written)["log"], [AREA])

    def test_takes_entries_as_a_dict_a_list_or_json(self):
        ws = upward.Workspace()
        self.assertEqual(ws.append(AREA), 1)
        self.assertEqual(ws.append([AREA, SALES]), 1)
        self.assertEqual(ws.append(json.dumps([AREA, SALES])), 0)
        self.assertEqual(ws.append({"id": "l", "kind": "leave", "date": datetime.date(2026, 2, 23),
                                    "person": "ana", "from": datetime.date(2026, 3, 2),
                                    "to": datetime.date(2026, 3, 6)}), 1)
        self.assertEqual(len(ws), 3)
        self.assertIn('"from":"2026-03-02"', ws.to_json())

    def test_keeps_forecasts_to_score_them_later(self):
        ws = upward.Workspace.load(EXAMPLES / "new_report.json")
        kept = ws.keep_forecasts("2026-02-20")
        self.assertGreater(kept, 0)
        self.assertEqual(ws.keep_forecasts(datetime.date(2026, 2, 20), 5), 0)
        self.assertEqual(ws.query("calibration", "2026-02-26")["kept"]["forecasts"], 0)
        scored = ws.query("calibration", "2026-02-27")["kept"]
        self.assertEqual(scored["forecasts"] + scored["prevented"], kept)
        with self.assertRaises(upward.UpwardError) as raised:
            ws.keep_forecasts("2026-02-20", 21)
        self.assertEqual(raised.exception.pointer, "/days")

    def test_keeps_text_of_every_script(self):
        ws = upward.Workspace()
        ws.append({**AREA, "name": "Übergabe 移交 🚀 \u0007"})
        self.assertEqual(json.loads(ws.to_json())["log"][0]["name"], "Übergabe 移交 🚀 \u0007")
        self.assertIn("Übergabe 移交 🚀", ws.to_json())

    def test_answers_for_a_day_that_is_text_or_a_date(self):
        ws = upward.Workspace()
        self.assertEqual(ws.query("trust", "2026-02-20"),
                         ws.query("trust", datetime.date(2026, 2, 20)))
        with self.assertRaises(TypeError):
            ws.query("trust", datetime.datetime(2026, 2, 20))

    def test_takes_parameters_by_name(self):
        ws = upward.Workspace()
        self.assertEqual(ws.query("plan", "2026-02-20", days=10)["until"], "2026-03-06")
        self.assertEqual(ws.query("plan", "2026-02-20", days=None)["until"], "2026-02-27")
        ws.append(AREA)
        supposed = ws.query("what_if", "2026-02-23", add=[SALES], withdraw=[AREA["id"]])
        self.assertEqual(set(supposed["after"]["areas"]), {"*", "area-2"})

    def test_shows_the_boss_shared_entries_alone(self):
        ws = upward.Workspace()
        ws.append([AREA, {**SALES, "visibility": "shared"}])
        self.assertEqual([e["id"] for e in ws.query("log", "2026-02-23")["entries"]],
                         ["area-1", "area-2"])
        self.assertEqual([e["id"] for e in ws.query_for_boss("log", "2026-02-23")["entries"]],
                         ["area-2"])
        self.assertNotIn("Billing", ws.render("log", "text", "2026-02-23", for_boss=True))

    def test_renders_text_and_markdown(self):
        ws = upward.Workspace.load(EXAMPLES / "new_report.json")
        self.assertTrue(ws.render("plan", "markdown", "2026-02-20").startswith("# "))
        text = ws.render("plan", "text", "2026-02-20", days=10, width=60)
        self.assertLessEqual(max(map(len, text.splitlines()[1:])), 60)
        self.assertNotIn("\033", text)
        self.assertIn("\033", ws.render("plan", "text", "2026-02-20", colour=True))
        with self.assertRaises(ValueError):
            ws.render("plan", "html", "2026-02-20")
        with self.assertRaises(upward.ParseError):
            ws.render("plan", "text", "2026-02-20", width=0)

    def test_has_a_policy_that_is_shown_whole_and_set_whole(self):
        ws = upward.Workspace()
        policy = ws.policy
        self.assertEqual(policy["trust"]["half_life"],
                         {"sincerity": 365, "credibility": 120, "competence": 180})
        policy["trust"]["prior_weight"] = 3
        self.assertEqual(ws.policy["trust"]["prior_weight"], 2)
        ws.set_policy(policy)
        self.assertEqual(ws.policy, policy)
        ws.set_policy({"trust": {"other_area": 0.5}})
        self.assertEqual(ws.policy["trust"]["prior_weight"], 2)

    def test_copies_and_pickles_as_its_json(self):
        ws = upward.Workspace.from_json({"upward": 1, "log": [AREA]})
        other = copy.copy(ws)
        other.append(SALES)
        self.assertEqual(len(ws), 1)
        self.assertEqual(pickle.loads(pickle.dumps(ws)).to_json(), ws.to_json())


class ItsLife(unittest.TestCase):
    def test_ends_with_the_block(self):
        with upward.Workspace() as ws:
            ws.append(AREA)
        for use in (lambda: ws.append(SALES), lambda: ws.query("trust", "2026-02-20"), ws.to_json,
                    lambda: ws.render("plan", "text", "2026-02-20"), lambda: ws.policy,
                    lambda: len(ws), lambda: ws.set_policy({}), ws.__enter__):
            with self.assertRaisesRegex(ValueError, "closed"):
                use()
        self.assertEqual(repr(ws), "<upward.Workspace, closed>")

    def test_may_be_ended_twice(self):
        ws = upward.Workspace()
        ws.close()
        ws.close()

    def test_ends_with_the_object(self):
        ws = upward.Workspace()
        finalizer = ws._finalizer
        self.assertTrue(finalizer.alive)
        del ws
        self.assertFalse(finalizer.alive)

    def test_an_answer_outlives_it(self):
        with upward.Workspace() as ws:
            trust = ws.query("trust", "2026-02-20")
        self.assertEqual(trust["overall"], 0.4217)

    def test_threads_read_together_and_change_one_at_a_time(self):
        ws = upward.Workspace.load(EXAMPLES / "coach.json")
        before, wrong = len(ws), []

        def work(number):
            try:
                for i in range(20):
                    ws.append({**AREA, "id": f"t-{number}-{i}"})
                    ws.query("trust", "2026-02-20")
                    ws.to_json()
            except Exception as error:  # whatever it is, the test is to name it
                wrong.append(error)

        threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])
        self.assertEqual(len(ws), before + 80)


class Saving(FolderTest):
    def test_writes_what_is_loaded_again(self):
        path = self.folder / "work.json"
        ws = upward.Workspace.from_json({"upward": 1, "log": [AREA]})
        ws.save(path)
        self.assertEqual(path.read_bytes(), ws.to_json().encode())
        self.assertEqual(upward.Workspace.load(path).to_json(), ws.to_json())

    def test_keeps_the_permissions_and_the_link_of_a_file(self):
        path = self.folder / "work.json"
        link = self.folder / "link.json"
        path.write_text("old")
        path.chmod(0o640)
        link.symlink_to(path)
        upward.Workspace().save(link)
        self.assertTrue(link.is_symlink())
        self.assertIn('"upward":1', path.read_text())
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o640)

    def test_makes_a_new_file_for_its_owner_alone(self):
        upward.Workspace().save(self.folder / "work.json")
        self.assertEqual(stat.S_IMODE((self.folder / "work.json").stat().st_mode), 0o600)

    def test_leaves_nothing_behind(self):
        upward.Workspace().save(str(self.folder / "work.json"))
        self.assertEqual(os.listdir(self.folder), ["work.json"])

    def test_that_fails_leaves_the_old_content(self):
        path = self.folder / "work.json"
        path.mkdir()
        with self.assertRaises(OSError):
            upward.Workspace().save(path)
        self.assertEqual(os.listdir(self.folder), ["work.json"])
        with self.assertRaises(OSError):
            upward.Workspace().save(self.folder / "nowhere" / "work.json")

    def test_a_file_that_is_not_there_is_an_os_error(self):
        with self.assertRaises(FileNotFoundError):
            upward.Workspace.load(self.folder / "none.json")


if __name__ == "__main__":
    unittest.main()
