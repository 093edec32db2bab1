import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { layStage } from './served-scene.ts';
import type { ServedScene, Stage } from './served-scene.ts';

/** For all tests of a file: the stage is laid once, and `give` is handed a scene of its own before each test, which ends after it. */
export function sceneEachTest(give: (scene: ServedScene) => void): void {
  let stage: Stage;
  let scene: ServedScene;
  beforeAll(async () => {
    stage = await layStage('choose');
  });
  beforeEach(async () => {
    scene = await stage.serve();
    give(scene);
  });
  afterEach(() => scene.end());
  afterAll(() => stage.clear());
}
